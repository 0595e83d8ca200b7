import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type ListedPeer, peersForFile } from '../harvest/queries/listed.ts';
import { paths } from './paths.ts';
import { peerAdmins } from './routes/visit.tsx';

/** The hubs from which this one takes as a file; who took it is kept. */
export const peersExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'hub-lain',
  guard: peerAdmins,
  event: 'network.peers_taken',
  make: () => ({
    title: t('peers.title'),
    address: paths.list.to(),
    filter: [],
    ...tableOf(columns, peersForFile),
  }),
  taken: (tx, { viewer, now }, what) =>
    record(
      tx,
      actorOf(viewer),
      { event: 'network.peers_taken', subject: { kind: 'list', id: paths.list.pattern }, after: what },
      now,
    ),
};

const columns: readonly ColumnOf<ListedPeer>[] = [
  { key: 'name', label: () => t('peers.field.name'), width: 40, value: (it) => it.name },
  { key: 'address', label: () => t('peers.field.address'), width: 50, value: (it) => it.address },
  { key: 'kind', label: () => t('peers.field.kind'), value: (it) => t(`peers.kind.${it.kind}`), code: (it) => it.kind },
  {
    key: 'state',
    label: () => t('peers.field.state'),
    width: 14,
    paper: 1,
    value: (it) => t(`peers.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'records', label: () => t('peers.field.records'), type: 'number', value: (it) => it.records },
  { key: 'last_harvest', label: () => t('peers.field.last'), type: 'moment', value: (it) => it.lastAt },
  { key: 'failures', label: () => t('peers.field.failures'), type: 'number', value: (it) => it.failures },
  { key: 'every_minutes', label: () => t('peers.field.everyMinutes'), type: 'number', value: (it) => it.everyMinutes },
  { key: 'id', label: () => t('peers.field.id'), width: 38, paper: 0, value: (it) => it.id },
];
