import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { type MessageKey, t } from '#platform/i18n/i18n.ts';
import type { Outcome } from '#platform/outcome.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { fragment } from '../../routes/fragment.ts';
import { discardImport, resumeImport, stopImport, undoImport } from '../actions/flow.ts';
import { type ImportId, type ImportRun, RECORDS_A_PAGE } from '../model.ts';
import { paths } from '../paths.ts';
import { resultRecords } from '../queries/preview.ts';
import { runFor } from '../queries/run.ts';
import { countsOf, leftByUndo } from '../queries/summary.ts';
import { undoForecast } from '../queries/undo-forecast.ts';
import { type ImportRefusal, isBusy, whyNotMove } from '../rules/moves.ts';
import { ImportProgress, ProgressPage, titleOf, type Work } from '../views/progress-page.tsx';
import { ResultPage } from '../views/result-page.tsx';
import { UndoPage } from '../views/undo-page.tsx';
import { admins, type ImportVisit, importPage, pageOf, refusal, runOf } from './visit.tsx';

export const runRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.import.pattern, guard: admins, event: 'registry.import.view', handle: view },
  {
    method: 'get',
    path: paths.progress.pattern,
    guard: admins,
    event: 'registry.import.progress',
    handle: async (visit) => {
      const run = await runOf(visit);
      return fragment(<ImportProgress run={run} work={await workOf(visit, run)} />);
    },
  },
  {
    method: 'post',
    path: paths.stop.pattern,
    guard: admins,
    event: 'registry.import.stop',
    handle: (visit) => move(visit, stopImport, 'import.done.stop'),
  },
  {
    method: 'post',
    path: paths.resume.pattern,
    guard: admins,
    event: 'registry.import.resume',
    handle: (visit) => move(visit, resumeImport),
  },
  { method: 'get', path: paths.undo.pattern, guard: admins, event: 'registry.import.undo_form', handle: undoPage },
  {
    method: 'post',
    path: paths.undo.pattern,
    guard: admins,
    event: 'registry.import.undo',
    handle: (visit) => move(visit, undoImport),
  },
  {
    method: 'get',
    path: paths.discard.pattern,
    guard: admins,
    event: 'registry.import.discard_form',
    handle: discardPage,
  },
  { method: 'post', path: paths.discard.pattern, guard: admins, event: 'registry.import.discard', handle: discard },
];

/** So many records that an undoing left are named on its page. */
const LEFT_SHOWN = 200;

/** The page where an import stands now: the next step, how far the work is, or what came of it. */
async function view(visit: ImportVisit): Promise<Answer> {
  const run = await runOf(visit);
  if (run.state === 'staged') return redirect(paths.columns.to(run.id));
  if (run.state === 'checked') return redirect(paths.preview.to(run.id));
  if (isBusy(run.state)) {
    const body = <ProgressPage run={run} work={await workOf(visit, run)} />;
    return importPage({ title: titleOf(run), body });
  }
  return resultPage(visit, run);
}

async function resultPage(visit: ImportVisit, run: ImportRun): Promise<Answer> {
  const { conn } = visit.db;
  const page = pageOf(visit);
  const { total, items } = await resultRecords(conn, run.id, page);
  return importPage({
    title: t('import.result.title', { file: run.fileName }),
    width: 'wide',
    body: (
      <ResultPage
        run={run}
        counts={await countsOf(conn, run.id)}
        records={items}
        page={page}
        pages={Math.ceil(total / RECORDS_A_PAGE)}
        left={run.state === 'undone' ? await leftByUndo(conn, run.id, LEFT_SHOWN) : []}
        may={(asked) => whyNotMove(asked, run, visit.viewer) === null}
      />
    ),
  });
}

/** Rows while they are checked, records while they are written or taken back. */
async function workOf(visit: ImportVisit, run: ImportRun): Promise<Work> {
  if (run.state !== 'undoing') return { done: run.doneCount, total: run.recordCount || run.rowCount };
  const { results, undone } = await countsOf(visit.db.conn, run.id);
  const done = undone.withdrawn + undone.reverted + undone.left;
  return { done, total: results.created + results.updated };
}

type Deed = (tx: Tx, who: Viewer, id: ImportId, now: Date) => Promise<Outcome<null, ImportRefusal>>;

async function move(visit: ImportVisit, deed: Deed, flash?: MessageKey): Promise<Answer> {
  const run = await runOf(visit);
  const outcome = await visit.db.transact((tx) => deed(tx, visit.viewer, run.id, visit.now));
  if (outcome.ok) return redirect(paths.import.to(run.id), flash);
  // Of two clicks the second finds the work begun, and the reader sees how far it is.
  const now = outcome.why === 'not_now' ? await runFor(visit.db.conn, visit.viewer, run.id) : null;
  return now && isBusy(now.state) ? redirect(paths.import.to(run.id)) : refusal(outcome.why, run.id);
}

async function undoPage(visit: ImportVisit): Promise<Answer> {
  const run = await runOf(visit);
  const forbidden = whyNotMove('undo', run, visit.viewer);
  if (forbidden) return refusal(forbidden, run.id);
  const forecast = await undoForecast(visit.db.conn, run.id);
  return importPage({
    title: t('import.undo.title'),
    width: 'reading',
    body: <UndoPage run={run} forecast={forecast} />,
  });
}

async function discardPage(visit: ImportVisit): Promise<Answer> {
  const run = await runOf(visit);
  const forbidden = whyNotMove('discard', run, visit.viewer);
  if (forbidden) return refusal(forbidden, run.id);
  return importPage({
    title: t('import.discard.title'),
    width: 'reading',
    body: (
      <ConfirmPage
        title={t('import.discard.title')}
        action={paths.discard.to(run.id)}
        button={t('import.discard.button')}
        look="danger"
        cancel={paths.import.to(run.id)}
      >
        <p>{t('import.discard.text', { file: run.fileName })}</p>
      </ConfirmPage>
    ),
  });
}

async function discard(visit: ImportVisit): Promise<Answer> {
  const run = await runOf(visit);
  const outcome = await visit.db.transact((tx) => discardImport(tx, visit.viewer, run.id, visit.now));
  return outcome.ok ? redirect(paths.list.to(), 'import.done.discard') : refusal(outcome.why, run.id);
}
