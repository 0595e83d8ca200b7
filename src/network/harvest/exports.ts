import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { peerAdmins } from '../peers/routes/visit.tsx';
import type { RefusedRecord } from './model.ts';
import { paths } from './paths.ts';
import { refusalsForFile } from './queries/runs.ts';
import { runAt } from './visit.ts';

/** What a harvest did not take over as a file, to be sent to the other hub; who took it is kept. */
export const refusalsExport: ListExport<Viewer> = {
  path: paths.runFile.pattern,
  name: 'panen-ditolak',
  guard: peerAdmins,
  event: 'network.run_taken',
  make: async (visit) => {
    const { run, peer } = await runAt(visit);
    return {
      title: t('harvest.run.title', { name: peer.name }),
      address: paths.run.to(run.id),
      filter: inTerms([[t('harvest.field.began'), formatMoment(run.beganAt)]]),
      ...tableOf(columns, (conn) => refusalsForFile(conn, run.id)),
    };
  },
  taken: (tx, { viewer, params, now }, what) =>
    record(
      tx,
      actorOf(viewer),
      { event: 'network.run_taken', subject: { kind: 'network_run', id: params.id ?? '' }, after: what },
      now,
    ),
};

const columns: readonly ColumnOf<RefusedRecord>[] = [
  { key: 'id', label: () => t('harvest.field.record'), width: 50, value: (it) => it.sourceId },
  { key: 'title', label: () => t('harvest.field.title'), width: 50, value: (it) => it.title },
  { key: 'field', label: () => t('harvest.field.field'), value: (it) => it.field },
  {
    key: 'why',
    label: () => t('harvest.field.why'),
    width: 60,
    value: (it) => t(`harvest.refused.${it.why}`),
    code: (it) => it.why,
  },
  { key: 'detail', label: () => t('harvest.field.detail'), value: (it) => it.detail },
];
