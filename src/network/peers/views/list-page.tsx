import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { ListedPeer } from '../../harvest/queries/listed.ts';
import { paths } from '../paths.ts';
import { intervalText, PeerTag, placeOf } from './words.tsx';

/** Every hub from which this one takes: how it stands, what is held of it, and when it was last reached. */
export function PeersPage({ peers }: { readonly peers: readonly ListedPeer[] }) {
  return (
    <>
      <PageHeader
        title={t('peers.title')}
        lead={t('peers.lead')}
        actions={
          peers.length === 0 ? null : <LinkButton href={paths.propose.to()}>{t('peers.propose.button')}</LinkButton>
        }
      />
      {peers.length === 0 ? (
        <EmptyState
          title={t('peers.none.title')}
          action={{ text: t('peers.propose.button'), href: paths.propose.to() }}
        >
          {t('peers.none.text')}
        </EmptyState>
      ) : (
        <>
          <Peers peers={peers} />
          <Downloads of={paths.list.to()} />
        </>
      )}
    </>
  );
}

function Peers({ peers }: { readonly peers: readonly ListedPeer[] }) {
  return (
    <Table
      caption={t('peers.title')}
      captionHidden
      columns={[
        { label: t('peers.field.name') },
        { label: t('peers.field.state') },
        { label: t('peers.field.records'), numeric: true },
        { label: t('peers.field.last') },
        { label: t('peers.field.every') },
      ]}
      rows={peers.map((it) => ({
        key: it.id,
        marked: it.state === 'stopped' || it.failures > 0,
        cells: [
          <>
            <a href={paths.one.to(it.id)}>{it.name}</a>
            <div class="muted break-all font-normal">{placeOf(it.address)}</div>
          </>,
          <PeerTag peer={it} />,
          formatNumber(it.records),
          it.lastAt ? formatMoment(it.lastAt) : t('peers.never'),
          intervalText(it.everyMinutes),
        ],
      }))}
    />
  );
}
