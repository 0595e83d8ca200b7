import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { ListedOffer } from '../model.ts';
import { paths } from '../paths.ts';

/** One's offers of keeping: those made to the viewer and those made by the viewer, open ones first. */
export function OffersPage({ offers }: { readonly offers: readonly ListedOffer[] }) {
  return (
    <>
      <PageHeader
        title={t('handover.title')}
        lead={t('handover.list.lead')}
        actions={<LinkButton href={paths.new.to()}>{t('handover.list.all')}</LinkButton>}
      />
      {offers.length === 0 ? (
        <EmptyState title={t('handover.list.none')}>{t('handover.list.noneText')}</EmptyState>
      ) : (
        <>
          <Table
            caption={t('handover.list.caption', { n: formatNumber(offers.length) })}
            columns={[
              { label: t('handover.list.what') },
              { label: t('handover.from') },
              { label: t('handover.to') },
              { label: t('handover.state') },
              { label: t('handover.offered') },
            ]}
            rows={offers.map((offer) => ({
              key: offer.id,
              marked: offer.mine && offer.open > 0,
              cells: [
                <a href={paths.one.to(offer.id)}>{nameOfOffer(offer)}</a>,
                offer.fromName ?? t('handover.along'),
                offer.toName,
                <OfferTag offer={offer} />,
                formatDate(offer.offeredAt),
              ],
            }))}
          />
          <Downloads of={paths.list.to()} />
        </>
      )}
    </>
  );
}

function nameOfOffer({ title, records }: ListedOffer): string {
  if (records === 1) return title;
  return t('handover.many', { title, n: formatNumber(records - 1) });
}

function OfferTag({ offer }: { readonly offer: ListedOffer }) {
  if (offer.open > 0)
    return (
      <Tag tone={offer.mine ? 'warning' : 'info'}>
        {t(offer.mine ? 'handover.waitsForYou' : 'handover.waits', { date: formatDate(offer.expiresAt) })}
      </Tag>
    );
  const accepted = { n: formatNumber(offer.accepted), of: formatNumber(offer.records) };
  return <Tag tone={offer.accepted > 0 ? 'success' : 'neutral'}>{t('handover.acceptedOf', accepted)}</Tag>;
}
