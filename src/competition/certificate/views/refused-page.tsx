import { t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

/** Why nothing was done, and the way back. */
export function RefusedPage({ reason, back }: { readonly reason: string; readonly back: string }) {
  return (
    <>
      <PageHeader title={t('certificate.refused.title')} />
      <Notice tone="warning">
        <p>{reason}</p>
      </Notice>
      <p class="section">
        <a href={back}>{t('certificate.refused.back')}</a>
      </p>
    </>
  );
}
