import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

/** Why a file is not shown in blind reading. */
export function NotCleanPage({ title, back }: { readonly title: string; readonly back: string }) {
  return (
    <>
      <PageHeader title={title} lead={t('evaluation.reading.notCleanText')} />
      <LinkButton href={back}>{t('evaluation.refused.back')}</LinkButton>
    </>
  );
}
