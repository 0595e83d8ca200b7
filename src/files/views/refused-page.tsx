import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

export function RefusedPage({ reason, back }: { readonly reason: string; readonly back: string }) {
  return (
    <>
      <PageHeader title={t('files.refused.title')} lead={reason} />
      <LinkButton href={back}>{t('files.refused.back')}</LinkButton>
    </>
  );
}
