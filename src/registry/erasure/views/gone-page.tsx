import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { paths } from '../../paths.ts';

/** Stands at the public address of a record that was erased for good. */
export function GonePage() {
  return (
    <>
      <PageHeader title={t('erasure.gone.title')} lead={t('erasure.gone.text')} />
      <LinkButton href={paths.catalogue.to()}>{t('record.trail')}</LinkButton>
    </>
  );
}
