import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Database, Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRecord } from '../../actions/load.ts';
import { relationsTo } from '../../rules/moves.ts';
import { bulkUndone } from '../events.ts';
import type { BulkRun, BulkRunId, LeftWhy, RunRecord, UndoRefusal } from '../model.ts';
import { changedAfter, recordsOfRun, runById } from '../queries.ts';
import { isTakeable, whyLeft, whyNotUndo } from '../rules.ts';
import { tables } from '../schema.ts';
import { takeBack } from './take-back.ts';

export type Undone = { readonly undone: number; readonly left: number };

/**
 * Takes back what was done to many, record by record, each in a transaction of its own. What somebody changed since stays
 * as it is and is named. Stopped halfway, it goes on with the rest when it is asked for again.
 */
export async function undoRun(
  db: Database,
  who: Viewer,
  id: BulkRunId,
  now: Date,
): Promise<Outcome<Undone, UndoRefusal>> {
  const run = await runById(db.conn, id);
  if (!run) return refused('not_yours');
  const records = await recordsOfRun(db.conn, who, id);
  const forbidden = whyNotUndo(run, records, who, now);
  if (forbidden) return refused(forbidden);
  const tally = { undone: 0, left: 0 };
  for (const one of records.filter(isTakeable)) {
    const why = await db.transact((tx) => undoOne(tx, who, { run, one }, now));
    tally[why === null ? 'undone' : 'left'] += 1;
  }
  await db.transact((tx) => endRun(tx, who, { run, tally }, now));
  return done(tally);
}

type One = { readonly run: BulkRun; readonly one: RunRecord };

async function undoOne(tx: Tx, who: Viewer, { run, one }: One, now: Date): Promise<LeftWhy | null> {
  const why = await undoIfFree(tx, who, { run, one }, now);
  await tables(tx)
    .updateTable('bulk_run_record')
    .set({ undone: why === null ? 'undone' : 'left', undone_why: why })
    .where('run_id', '=', run.id)
    .where('innovation_id', '=', one.id)
    .execute();
  if (why === null) await emit(tx, bulkUndone, { innovationId: one.id, runId: run.id }, now);
  return why;
}

async function undoIfFree(tx: Tx, who: Viewer, { run, one }: One, now: Date): Promise<LeftWhy | null> {
  const held = await holdRecord(tx, one.id);
  if (!held) return 'changed_since';
  if (!relationsTo(held, who).includes('decider')) return 'not_yours';
  const changed = await changedAfter(tx, run, [one]);
  const why = whyLeft(one, changed.has(one.id));
  if (why !== null || one.former === null) return why;
  return (await takeBack(tx, who, { run, held, former: one.former }, now)) ? null : 'changed_since';
}

async function endRun(
  tx: Tx,
  who: Viewer,
  { run, tally }: { readonly run: BulkRun; readonly tally: Undone },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('bulk_run')
    .set({ undone_at: now, undone_by: who.person?.id ?? null })
    .where('id', '=', run.id)
    .execute();
  const entry = { event: 'registry.bulk.undo', subject: { kind: 'bulk_run', id: run.id }, after: tally };
  await record(tx, actorOf(who), entry, now);
}
