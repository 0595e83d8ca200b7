import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

/** Says why something was not done, and leads to how the import stands. */
export function RefusedPage({ reason, back }: { readonly reason: string; readonly back: string }) {
  return (
    <>
      <PageHeader title={t('import.refused.title')} lead={reason} />
      <LinkButton href={back}>{t('import.refused.back')}</LinkButton>
    </>
  );
}
