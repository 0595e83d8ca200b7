import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Database, Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { takeBackReturn } from '../../entry/actions/take-back-return.ts';
import { reopenCheck } from '../../stage/actions/check.ts';
import { assignChecker } from '../../stage/actions/checker.ts';
import type { BulkRun, EntryRunId, Former, RunEntry, UndoRefusal } from '../model.ts';
import { changedAfter, entriesOfRun, runFor } from '../queries.ts';
import { isTakeable, whyNotUndo } from '../rules.ts';
import { tables } from '../schema.ts';

export type Undone = { readonly undone: number; readonly left: number };

/** Takes back what was done to many, each in a transaction of its own. What somebody changed since stays as it is and is named. */
export async function undoRun(
  db: Database,
  who: Viewer,
  id: EntryRunId,
  now: Date,
): Promise<Outcome<Undone, UndoRefusal>> {
  const run = await runFor(db.conn, who, id);
  if (!run) return refused('not_found');
  const entries = await entriesOfRun(db.conn, who, id);
  const forbidden = whyNotUndo(run, entries, who, now);
  if (forbidden) return refused(forbidden);
  const tally = { undone: 0, left: 0 };
  for (const one of entries.filter(isTakeable)) {
    const isUndone = await db.transact((tx) => undoOne(tx, who, { run, one }, now));
    tally[isUndone ? 'undone' : 'left'] += 1;
  }
  await db.transact((tx) => endRun(tx, who, { run, tally }, now));
  return done(tally);
}

type One = { readonly run: BulkRun; readonly one: RunEntry };

async function undoOne(tx: Tx, who: Viewer, { run, one }: One, now: Date): Promise<boolean> {
  const changed = await changedAfter(tx, [one]);
  const isUndone = one.former !== null && !changed.has(one.id) && (await takeBack(tx, who, one, one.former, now));
  await tables(tx)
    .updateTable('entry_run_entry')
    .set({ undone: isUndone ? 'undone' : 'left' })
    .where('run_id', '=', run.id)
    .where('entry_id', '=', one.id)
    .execute();
  return isUndone;
}

async function takeBack(tx: Tx, who: Viewer, { id }: RunEntry, former: Former, now: Date): Promise<boolean> {
  if (former.move === 'return') return (await takeBackReturn(tx, who, { id, handedAt: new Date(former.handedAt) })).ok;
  if (former.move === 'assign') return (await assignChecker(tx, who, { id, personId: former.personId }, now)).ok;
  return (await reopenCheck(tx, who, { id, reason: t('competition.bulk.undo.reason') }, now)).ok;
}

async function endRun(tx: Tx, who: Viewer, { run, tally }: { run: BulkRun; tally: Undone }, now: Date): Promise<void> {
  await tables(tx).updateTable('entry_run').set({ undone_at: now }).where('id', '=', run.id).execute();
  const subject = { kind: 'entry_run', id: run.id };
  await record(tx, actorOf(who), { event: 'competition.bulk.undo', subject, after: tally }, now);
}
