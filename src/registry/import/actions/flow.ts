import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { ExistingPolicy, ImportId, ImportState } from '../model.ts';
import { holdRun } from '../queries/run.ts';
import type { ImportRefusal } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { holdFor } from './mapping.ts';
import { note } from './note.ts';

type Result = Promise<Outcome<null, ImportRefusal>>;

export const jobNames = {
  check: 'registry.import_check',
  run: 'registry.import_run',
  undo: 'registry.import_undo',
} as const;

/** Queues the work that an import waits for; a second asking replaces the first. */
export async function queueWork(tx: Tx, id: ImportId, work: keyof typeof jobNames): Promise<void> {
  await enqueue(tx, jobNames[work], { importId: id }, { key: `${jobNames[work]}:${id}` });
}

export type Confirmation = {
  readonly id: ImportId;
  readonly revision: number;
  readonly publish: boolean;
  readonly onExisting: ExistingPolicy;
};

/**
 * Says yes to what the preview showed. A second click finds the import running and is content; a page that shows an older
 * preview is refused, for somebody decided otherwise since.
 */
export async function confirmImport(tx: Tx, who: Viewer, input: Confirmation, now: Date): Result {
  const held = await holdFor(tx, who, 'confirm', { id: input.id });
  if (!held.ok) return held;
  const run = held.value;
  if (run.revision !== input.revision) return refused('stale');
  if (run.recordCount === 0) return refused('nothing_to_write');
  const choice = { publish: input.publish, on_existing: input.onExisting };
  await tables(tx)
    .updateTable('import_run')
    .set({ ...choice, state: 'running', done_count: 0, failures: 0, confirmed_at: now, touched_at: now })
    .where('id', '=', run.id)
    .execute();
  await tables(tx).deleteFrom('import_file').where('import_id', '=', run.id).execute();
  await queueWork(tx, run.id, 'run');
  await note(tx, who, { id: run.id, verb: 'confirm', after: { ...choice, records: run.recordCount } }, now);
  return done(null);
}

/** Asks the running import to stop after the batch it is writing. */
export async function stopImport(tx: Tx, who: Viewer, id: ImportId, now: Date): Result {
  const held = await holdFor(tx, who, 'stop', { id });
  if (!held.ok) return held;
  await tables(tx).updateTable('import_run').set({ stop_wanted: true }).where('id', '=', id).execute();
  await note(tx, who, { id, verb: 'stop' }, now);
  return done(null);
}

/** Lets a stopped or failed import go on where it ended. */
export async function resumeImport(tx: Tx, who: Viewer, id: ImportId, now: Date): Result {
  const held = await holdFor(tx, who, 'resume', { id });
  if (!held.ok) return held;
  const again = await retryFailed(tx, id);
  const done_count = held.value.doneCount - again;
  await tables(tx)
    .updateTable('import_run')
    .set({
      ...inNameOf(who),
      state: 'running',
      done_count,
      stop_wanted: false,
      failures: 0,
      finished_at: null,
      touched_at: now,
    })
    .where('id', '=', id)
    .execute();
  await queueWork(tx, id, 'run');
  await note(tx, who, { id, verb: 'resume', before: { state: held.value.state } }, now);
  return done(null);
}

/** What could not be written is tried once more: the fault may have been the machine's. Answers how many. */
async function retryFailed(tx: Tx, id: ImportId): Promise<number> {
  const again = await tables(tx)
    .updateTable('import_record')
    .set({ result: null, result_why: '', written_at: null })
    .where('import_id', '=', id)
    .where('result', '=', 'failed')
    .returning('no')
    .execute();
  return again.length;
}

/** Whoever lets it go on answers for it from now on. */
function inNameOf(who: Viewer) {
  return who.acting ? { membership_id: who.acting.id } : {};
}

/** Throws away an import that wrote nothing; only the log remembers it. */
export async function discardImport(tx: Tx, who: Viewer, id: ImportId, now: Date): Result {
  const held = await holdFor(tx, who, 'discard', { id });
  if (!held.ok) return held;
  await tables(tx).deleteFrom('import_run').where('id', '=', id).execute();
  await note(tx, who, { id, verb: 'discard', before: { fileName: held.value.fileName } }, now);
  return done(null);
}

/** Starts taking back what the import wrote. */
export async function undoImport(tx: Tx, who: Viewer, id: ImportId, now: Date): Result {
  const held = await holdFor(tx, who, 'undo', { id });
  if (!held.ok) return held;
  await tables(tx)
    .updateTable('import_run')
    .set({ state: 'undoing', failures: 0, undone_by: who.person?.id ?? null, touched_at: now })
    .where('id', '=', id)
    .execute();
  await queueWork(tx, id, 'undo');
  await note(tx, who, { id, verb: 'undo', before: { state: held.value.state } }, now);
  return done(null);
}

/** Sets a busy import down whose admin lost the role: another admin may let it go on, or undo it. */
export async function giveUp(tx: Tx, who: Viewer, id: ImportId, now: Date): Promise<void> {
  const back = { checking: 'staged', running: 'stopped', undoing: 'stopped' } as const;
  const run = await holdRun(tx, id);
  if (run?.state !== 'checking' && run?.state !== 'running' && run?.state !== 'undoing') return;
  await tables(tx)
    .updateTable('import_run')
    .set({ state: back[run.state], stop_wanted: false, touched_at: now })
    .where('id', '=', id)
    .execute();
  await note(tx, who, { id, verb: 'fail', before: { state: run.state } }, now);
}

/** A check or an undoing that failed so often is given up, and its import set down. */
const MAX_ATTEMPTS = 3;

/** Counts a failed attempt; answers whether it was the last one. */
export async function countAttempt(tx: Tx, who: Viewer, id: ImportId, now: Date): Promise<boolean> {
  const counted = await tables(tx)
    .updateTable('import_run')
    .set((it) => ({ failures: it('failures', '+', 1) }))
    .where('id', '=', id)
    .returning('failures')
    .executeTakeFirst();
  const over = counted === undefined || counted.failures >= MAX_ATTEMPTS;
  if (over) await giveUp(tx, who, id, now);
  return over;
}

/** Unfinished imports are forgotten after so many days, and with them what the sheet held. */
export const DAYS_UNFINISHED = 7;
/** A busy import that nobody touched for so long lost its worker. */
const STALLED = "interval '2 minutes'";

/**
 * Expires unfinished imports and the cells of finished ones, and puts imports that lost their worker back into the queue.
 * Answers how many of each.
 */
export async function tendImports(tx: Tx, who: Viewer, now: Date): Promise<{ expired: number; queued: number }> {
  const before = sql<Date>`${now}::timestamptz - make_interval(days => ${DAYS_UNFINISHED})`;
  const expired = await tables(tx)
    .deleteFrom('import_run')
    .where('state', 'in', ['staged', 'checking', 'checked'])
    .where('touched_at', '<', before)
    .returning(['id', 'file_name'])
    .execute();
  for (const run of expired)
    await note(tx, who, { id: run.id, verb: 'expire', before: { fileName: run.file_name } }, now);
  await tables(tx)
    .deleteFrom('import_row')
    .where('import_id', 'in', (from) =>
      from
        .selectFrom('import_run')
        .select('id')
        .where('state', 'in', ['done', 'undone'])
        .where('finished_at', '<', before),
    )
    .execute();
  const stalled = await tables(tx)
    .updateTable('import_run')
    .set({ touched_at: now })
    .where('state', 'in', ['checking', 'running', 'undoing'])
    .where('touched_at', '<', sql<Date>`${now}::timestamptz - ${sql.raw(STALLED)}`)
    .returning(['id', 'state'])
    .execute();
  for (const run of stalled) await queueWork(tx, run.id, workOf(run.state));
  return { expired: expired.length, queued: stalled.length };
}

function workOf(state: ImportState): keyof typeof jobNames {
  return state === 'checking' ? 'check' : state === 'undoing' ? 'undo' : 'run';
}
