import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { paths } from '../paths.ts';
import { CONFIRM_HOURS } from '../rules/window.ts';

/** What is still to be done: without the link of the mail, an objection counts nowhere. */
export function SentPage({ edition }: { readonly edition: Edition }) {
  return (
    <>
      <PageHeader kicker={editionTitle(edition)} title={t('objection.sent.title')} lead={t('objection.sent.lead')} />
      <Notice tone="warning">{t('objection.sent.confirm', { n: formatNumber(CONFIRM_HOURS) })}</Notice>
      <p>{t('objection.sent.nothing')}</p>
      <p class="actions">
        <LinkButton look="secondary" href={paths.window.to(edition.id)}>
          {t('objection.window.title')}
        </LinkButton>
      </p>
    </>
  );
}
