import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { RunEntry } from './model.ts';
import { paths } from './paths.ts';
import { changedAfter, entriesOfRun } from './queries.ts';
import { runners, runOf } from './routes/choosing.ts';
import { becameOf } from './views/words.ts';

type Line = RunEntry & { readonly changed: boolean };

const columns: readonly ColumnOf<Line>[] = [
  { key: 'title', label: () => t('entry.field.title'), width: 60, paper: 4, value: (it) => it.title },
  { key: 'place', label: () => t('entry.field.unit'), width: 40, value: (it) => it.place },
  { key: 'result', label: () => t('competition.bulk.result'), value: (it) => becameOf(it, it.changed).text },
  { key: 'why', label: () => t('competition.bulk.why'), width: 60, value: (it) => it.why },
];

/** What became of each entry of a run, for whoever did it. */
export const runExport: ListExport<Viewer> = {
  path: paths.oneFile.pattern,
  name: 'hasil-tindakan',
  guard: runners,
  event: 'competition.bulk.taken',
  make: async (visit) => {
    const run = await runOf(visit);
    return {
      title: t(`competition.bulk.move.${run.move}`),
      address: paths.one.to(run.id),
      filter: inTerms([[t('competition.bulk.said'), run.said]]),
      ...tableOf(columns, async function* (conn) {
        const entries = await entriesOfRun(conn, visit.viewer, run.id);
        const changed = run.undoneAt ? new Set<string>() : await changedAfter(conn, entries);
        yield entries.map((it) => ({ ...it, changed: changed.has(it.id) }));
      }),
    };
  },
  taken: (tx, { viewer, params, now }, what) => {
    const subject = { kind: 'entry_run', id: params.id ?? '' };
    return record(tx, actorOf(viewer), { event: 'competition.bulk.taken', subject, after: what }, now);
  },
};
