import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';

export type JoinedSave = { readonly by: string | null; readonly at: Date; readonly labels: readonly string[] };

/** Says whose changes stand beside one's own after a save. */
export function Joined({ saves }: { readonly saves: readonly JoinedSave[] }) {
  if (saves.length === 0) return null;
  return (
    <div class="mb-6">
      <Notice tone="info" title={t('drafts.joined.title')}>
        <ul>
          {saves.map(({ by, at, labels }) => (
            <li key={at.getTime()}>
              {t('drafts.joined.save', {
                name: by ?? t('registry.somebody'),
                when: formatMoment(at),
                fields: labels.join(', '),
              })}
            </li>
          ))}
        </ul>
        <p>{t('drafts.joined.text')}</p>
      </Notice>
    </div>
  );
}
