import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

/** Says why something was not done, and leads back. */
export function RefusalPage({ reason, back }: { readonly reason: string; readonly back: string }) {
  return (
    <>
      <PageHeader title={t('registry.refused.title')} lead={reason} />
      <p>{t('registry.refused.text')}</p>
      <div class="section actions">
        <LinkButton href={back}>{t('registry.refused.back')}</LinkButton>
      </div>
    </>
  );
}
