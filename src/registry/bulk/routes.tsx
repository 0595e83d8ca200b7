import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { type RegistryVisit, workPage, workTrail } from '../routes/visit.tsx';
import { undoRun } from './actions/undo.ts';
import type { BulkRun } from './model.ts';
import { paths } from './paths.ts';
import { changedAfter, recordsOfRun, runById, runsFor } from './queries.ts';
import { whyNotSeeRun, whyNotUndo } from './rules.ts';
import { RunPage } from './views/run-page.tsx';
import { RunsPage } from './views/runs-page.tsx';

const SHOWN = 100;
/** Who does things to many records, and reads what became of them. */
export const runners = acting('local_admin', 'hub_admin');

export const bulkRunRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard: runners, event: 'registry.bulk.list', handle: list },
  { method: 'get', path: paths.one.pattern, guard: runners, event: 'registry.bulk.read', handle: read },
  { method: 'post', path: paths.undo.pattern, guard: runners, event: 'registry.bulk.undo', handle: undo },
];

async function list({ db, viewer }: RegistryVisit): Promise<Answer> {
  const runs = await runsFor(db.conn, viewer, SHOWN);
  return workPage({
    title: t('bulk.list.title'),
    trail: workTrail(),
    width: 'wide',
    body: <RunsPage runs={runs} />,
  });
}

/** The run of the address, when the viewer may see it; else it is not there. */
export async function runOf({ db, viewer, params }: RegistryVisit): Promise<BulkRun> {
  const id = parseId<'BulkRunId'>(params.id);
  const run = id ? await runById(db.conn, id) : null;
  if (!run || whyNotSeeRun(run, viewer)) throw new NotFound();
  return run;
}

async function read(visit: RegistryVisit): Promise<Answer> {
  const run = await runOf(visit);
  const { db, viewer, now } = visit;
  const records = await recordsOfRun(db.conn, viewer, run.id);
  const title = t(`bulk.move.${run.move}`);
  return workPage({
    title,
    trail: [...workTrail(), { text: t('bulk.list.title'), href: paths.list.to() }],
    body: (
      <RunPage
        run={run}
        records={records}
        changed={await changedAfter(db.conn, run, records)}
        whyNotUndo={whyNotUndo(run, records, viewer, now)}
      />
    ),
  });
}

async function undo(visit: RegistryVisit): Promise<Answer> {
  const run = await runOf(visit);
  const outcome = await undoRun(visit.db, visit.viewer, run.id, visit.now);
  if (!outcome.ok) return redirect(paths.one.to(run.id));
  return redirect(paths.one.to(run.id), outcome.value.left > 0 ? 'bulk.done.some' : 'bulk.done.all');
}
