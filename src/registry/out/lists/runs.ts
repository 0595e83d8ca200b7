import type { Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { ListedRun, RunRecord } from '../../bulk/model.ts';
import { paths as runPaths } from '../../bulk/paths.ts';
import { changedAfter, recordsOfRun, runsFor } from '../../bulk/queries.ts';
import { runners, runOf } from '../../bulk/routes.tsx';
import { becameOf } from '../../bulk/views/words.ts';
import { paths as registryPaths } from '../../paths.ts';
import { paths } from '../paths.ts';
import { takenFrom } from './taken.ts';

/** So many runs a file holds; the page shows the last of them. */
const MOST = 10_000;

const columns: readonly ColumnOf<ListedRun>[] = [
  { key: 'move', label: () => t('bulk.what'), value: (it) => t(`bulk.move.${it.move}`), code: (it) => it.move },
  { key: 'said', label: () => t('bulk.said'), width: 50, paper: 4, value: (it) => it.said },
  { key: 'done_by', label: () => t('bulk.by'), value: (it) => it.doneByName },
  { key: 'done_at', label: () => t('out.list.doneAt'), type: 'moment', value: (it) => it.doneAt },
  { key: 'done', label: () => t('bulk.doneTag'), type: 'number', value: (it) => it.done },
  { key: 'skipped', label: () => t('out.list.left'), type: 'number', value: (it) => it.skipped },
  { key: 'undone', label: () => t('bulk.undone'), type: 'number', value: (it) => it.undone },
  { key: 'undone_at', label: () => t('out.list.undoneAt'), type: 'moment', paper: 0, value: (it) => it.undoneAt },
  { key: 'address', label: () => t('out.list.address'), type: 'link', value: (it) => runPaths.one.to(it.id) },
];

/** What was done to many records at once, as far as the viewer sees it. */
export const runsExport: ListExport<Viewer> = {
  path: paths.runsFile.pattern,
  name: 'tindakan-massal',
  guard: runners,
  event: 'registry.bulk.list_taken',
  make: ({ viewer }) => ({
    title: t('bulk.list.title'),
    address: runPaths.list.to(),
    filter: [],
    ...tableOf(columns, async function* (conn) {
      yield await runsFor(conn, viewer, MOST);
    }),
  }),
  taken: takenFrom(runPaths.list.pattern),
};

type Line = RunRecord & { readonly changed: boolean };

const recordColumns: readonly ColumnOf<Line>[] = [
  { key: 'title', label: () => t('registry.field.title'), width: 50, paper: 4, value: (it) => it.title },
  { key: 'place', label: () => t('registry.list.place'), width: 40, value: (it) => it.place },
  { key: 'result', label: () => t('bulk.result'), width: 40, value: (it) => becameOf(it, it.changed).text },
  { key: 'address', label: () => t('out.list.address'), type: 'link', value: (it) => registryPaths.work.to(it.id) },
];

/** What became of each record of a run. */
export const runExport: ListExport<Viewer> = {
  path: paths.runFile.pattern,
  name: 'hasil-tindakan',
  guard: runners,
  event: 'registry.bulk.run_taken',
  make: async (visit) => {
    const run = await runOf(visit);
    return {
      title: t(`bulk.move.${run.move}`),
      address: runPaths.one.to(run.id),
      filter: inTerms([[t('bulk.said'), run.said]]),
      ...tableOf(recordColumns, async function* (conn) {
        const records = await recordsOfRun(conn, visit.viewer, run.id);
        const changed = run.undoneAt ? new Set<string>() : await changedAfter(conn, run, records);
        yield records.map((it) => ({ ...it, changed: changed.has(it.id) }));
      }),
    };
  },
  taken: takenFrom(runPaths.one.pattern),
};
