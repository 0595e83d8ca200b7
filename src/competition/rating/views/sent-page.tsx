import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { LINK_HOURS } from '../model.ts';
import { paths } from '../paths.ts';

/** What happens next; the same whoever sent what. */
export function SentPage({ edition }: { readonly edition: Edition }) {
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('rating.sent.title')}
        lead={t('rating.sent.lead', { hours: formatNumber(LINK_HOURS) })}
      />
      <p>{t('rating.sent.none')}</p>
      <div class="actions">
        <LinkButton look="secondary" href={paths.rate.to(edition.id)}>
          {t('rating.back')}
        </LinkButton>
      </div>
    </>
  );
}
