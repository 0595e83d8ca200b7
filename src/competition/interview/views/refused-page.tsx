import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

type RefusedProps = { readonly reason: string; readonly more: readonly string[]; readonly back: string };

/** Says why something was not done, and leads back. */
export function RefusedPage({ reason, more, back }: RefusedProps) {
  return (
    <>
      <PageHeader title={t('interview.refused.title')} lead={reason} />
      {more.length > 0 ? (
        <ul class="plain-list">
          {more.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      <div class="section actions">
        <LinkButton href={back}>{t('interview.refused.back')}</LinkButton>
      </div>
    </>
  );
}
