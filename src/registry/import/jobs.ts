import { nobody, type Viewer, viewerOfMembership, viewerOfPerson } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { inLocale, t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { Job, JobContext } from '#platform/jobs.ts';
import { type Log, silentLog } from '#platform/log.ts';
import { checkImport } from './actions/check.ts';
import { countAttempt, giveUp, jobNames, tendImports } from './actions/flow.ts';
import { type RunContext, runImport } from './actions/run.ts';
import { runUndo } from './actions/undo.ts';
import type { ImportId, ImportRun } from './model.ts';
import { runById } from './queries/run.ts';

/** What an import needs to write in somebody's name; versions say in Indonesian where their change came from. */
export function runContext(
  db: Database,
  who: Viewer,
  log: Log = silentLog,
  clock: () => Date = () => new Date(),
): RunContext {
  const whatChanged = (run: ImportRun, rows: readonly number[]) =>
    inLocale('id', () => t('import.whatChanged', { file: run.fileName, rows: rows.join(', ') }));
  return { db, who, log, clock, whatChanged };
}

/** The same for taking it back. */
export function undoContext(
  db: Database,
  who: Viewer,
  log: Log = silentLog,
  clock: () => Date = () => new Date(),
): RunContext {
  const whatChanged = (run: ImportRun) => inLocale('id', () => t('import.whatChanged.undone', { file: run.fileName }));
  return { ...runContext(db, who, log, clock), whatChanged };
}

function importIdOf(payload: unknown): ImportId {
  const id = parseId<'ImportId'>((payload as { importId?: string }).importId);
  if (!id) throw new Error('a job of an import names no import');
  return id;
}

/** Runs the work in the name of whoever began it; an import whose admin is none any more waits for another. */
async function inName(
  payload: unknown,
  { db, now }: JobContext,
  of: (run: ImportRun) => Promise<Viewer | null>,
  work: (run: ImportRun, who: Viewer) => Promise<void>,
): Promise<void> {
  const run = await runById(db.conn, importIdOf(payload));
  if (!run) return;
  const who = await of(run);
  if (who) await work(run, who);
  else await db.transact((tx) => giveUp(tx, nobody, run.id, now));
}

/** Work that fails again and again is given up, so that its import does not stay busy for good. */
async function bounded(context: JobContext, run: ImportRun, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const over = await context.db.transact((tx) => countAttempt(tx, nobody, run.id, context.now));
    if (!over) throw error;
    context.log.error({ import_id: run.id, error: String(error) }, 'work on an import was given up');
  }
}

async function check(payload: unknown, context: JobContext): Promise<void> {
  const starter = (run: ImportRun) => viewerOfMembership(context.db.conn, run.membershipId);
  await inName(payload, context, starter, (run, who) =>
    bounded(context, run, () => checkImport(context.db, who, { id: run.id, revision: run.revision }, context.now)),
  );
}

async function write(payload: unknown, context: JobContext): Promise<void> {
  const starter = (run: ImportRun) => viewerOfMembership(context.db.conn, run.membershipId);
  await inName(payload, context, starter, (run, who) => runImport(runContext(context.db, who, context.log), run.id));
}

async function undo(payload: unknown, context: JobContext): Promise<void> {
  const { conn } = context.db;
  const undoer = async ({ undoneBy }: ImportRun) =>
    undoneBy && ((await viewerOfPerson(conn, undoneBy, 'hub_admin')) ?? viewerOfPerson(conn, undoneBy, 'local_admin'));
  await inName(payload, context, undoer, (run, who) =>
    bounded(context, run, () => runUndo(undoContext(context.db, who, context.log), run.id)),
  );
}

async function tend(_payload: unknown, context: JobContext): Promise<void> {
  const done = await context.db.transact((tx) => tendImports(tx, nobody, context.now));
  context.log.info(done, 'tended the imports');
}

export const importJobs: readonly Job[] = [
  { name: jobNames.check, run: check },
  { name: jobNames.run, run: write },
  { name: jobNames.undo, run: undo },
  { name: 'registry.import_tend', cron: '* * * * *', run: tend },
];
