import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

export type RefusalPageProps = {
  readonly reason: string;
  /** A further sentence, such as the server's time. */
  readonly more: string | null;
  readonly back: string;
};

/** Says why something was not done, that nothing is lost, and leads back. */
export function RefusalPage({ reason, more, back }: RefusalPageProps) {
  return (
    <>
      <PageHeader title={t('entry.refused.title')} lead={reason} />
      {more ? <p>{more}</p> : null}
      <p>{t('entry.refused.text')}</p>
      <div class="section actions">
        <LinkButton href={back}>{t('entry.refused.back')}</LinkButton>
      </div>
    </>
  );
}
