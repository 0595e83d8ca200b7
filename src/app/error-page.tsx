import { type ErrorStatus, RETRY_SECONDS } from '#platform/http/kernel.ts';
import type { Page } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

/** The page for what cannot be shown; a fault carries a reference that the log knows. */
export function errorPage(status: ErrorStatus, reference: string): Page {
  return {
    title: t(`app.error.${status}.title`),
    status,
    noindex: true,
    width: 'reading',
    ...(status === 503 ? { headers: { 'retry-after': RETRY_SECONDS } } : {}),
    body: (
      <>
        <PageHeader title={t(`app.error.${status}.title`)} lead={t(`app.error.${status}.text`)} />
        {status === 500 ? <p>{t('app.error.reference', { reference })}</p> : null}
        <LinkButton href="/">{t('app.error.back')}</LinkButton>
      </>
    ),
  };
}
