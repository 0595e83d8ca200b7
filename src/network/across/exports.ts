import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Across } from './model.ts';
import { paths } from './paths.ts';
import { acrossForFile } from './queries/across.ts';
import { acrossReaders } from './routes/visit.tsx';

/** Replications between hubs as a file, as the viewer sees them. */
export const acrossExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'replikasi-antarhub',
  guard: acrossReaders,
  event: 'network.across.taken',
  make: ({ viewer }) => ({
    title: t('across.title'),
    address: paths.list.to(),
    filter: [],
    ...tableOf(columns, (conn) => acrossForFile(conn, viewer)),
  }),
  taken: (tx, { viewer, now }, what) =>
    record(
      tx,
      actorOf(viewer),
      { event: 'network.across.taken', subject: { kind: 'list', id: paths.list.pattern }, after: what },
      now,
    ),
};

const columns: readonly ColumnOf<Across>[] = [
  { key: 'title', label: () => t('across.field.title'), width: 50, paper: 4, value: (it) => it.title },
  {
    key: 'side',
    label: () => t('across.field.side'),
    value: (it) => t(`across.side.${it.side}`),
    code: (it) => it.side,
  },
  { key: 'hub', label: () => t('across.field.hub'), value: (it) => it.peerName },
  { key: 'institution', label: () => t('across.field.institution'), value: (it) => it.institutionName },
  { key: 'asker', label: () => t('across.field.asker'), value: (it) => it.asker.institution.name },
  {
    key: 'state',
    label: () => t('across.field.state'),
    value: (it) => t(`across.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'moved_at', label: () => t('across.field.moved'), type: 'moment', value: (it) => it.movedAt },
];
