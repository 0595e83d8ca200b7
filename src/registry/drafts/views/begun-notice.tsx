import { t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';

/** What somebody began to type before and did not send, each with the way back to it. */
export function BegunNotice({
  begun,
}: {
  readonly begun: readonly { readonly text: string; readonly href: string }[];
}) {
  return (
    <div class="mb-6">
      <Notice tone="info" title={t('drafts.begun.title')}>
        <ul>
          {begun.map((it) => (
            <li key={it.href}>
              <a href={it.href}>{it.text}</a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
