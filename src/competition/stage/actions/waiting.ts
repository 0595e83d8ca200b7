import { record, systemActor } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { databaseNow } from '../../entry/actions/load.ts';
import { giveBackEntry } from '../../entry/actions/reopen.ts';
import type { Entry, EntryId, SnapshotId } from '../../entry/model/entry.ts';
import { entryById } from '../../entry/queries/entry.ts';
import { isReopened } from '../../entry/rules/reopening.ts';
import { checkOf } from '../queries/checks.ts';
import { passagesOfEntry } from '../queries/passages.ts';
import { decidingAfter } from '../rules/course.ts';
import { tables } from '../schema.ts';
import { undoPassages } from './trace.ts';

const STAGE = 'admin_check';

/** The check of a submission is to be decided again, and what was decided counts no more; answers and words stay in its form. */
export async function openAnew(
  tx: Tx,
  { id, snapshotId }: Pick<Entry, 'id'> & { readonly snapshotId: SnapshotId },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('entry_check')
    .set((set) => ({
      state: 'open',
      second_by: null,
      second_at: null,
      correct_until: null,
      revision: set('revision', '+', 1),
    }))
    .where('entry_id', '=', id)
    .where('snapshot_id', '=', snapshotId)
    .execute();
  await undoPassages(tx, [id], STAGE, now);
}

/** The entry with its row locked, whoever asks. */
async function held(tx: Tx, id: EntryId): Promise<Entry | null> {
  await tables(tx).selectFrom('entry').select('id').where('id', '=', id).forUpdate().execute();
  return entryById(tx, id);
}

/**
 * Gives an entry back to its check when the day has passed without a new submission, by the clock of the database: whoever holds the entry
 * first, this or a submission, decides. Answers whether it did.
 */
export async function endWaiting(tx: Tx, id: EntryId): Promise<boolean> {
  const entry = await held(tx, id);
  const now = await databaseNow(tx);
  if (!entry?.snapshotId || !isReopened(entry) || entry.openUntil === null || now < entry.openUntil) return false;
  await giveBackEntry(tx, systemActor, entry, now);
  await openAnew(tx, { id, snapshotId: entry.snapshotId }, now);
  await leaveTrace(tx, id, { why: 'day_passed' }, now);
  return true;
}

/**
 * Takes back what was decided of an earlier submission once the entry was submitted anew: the new one is checked by itself. Nothing happens
 * when that check is decided already, or a later stage rests on it; done twice, it is done once.
 */
export async function takeBackEarlier(tx: Tx, id: EntryId, now: Date): Promise<void> {
  const entry = await held(tx, id);
  const edition = entry && (await editionById(tx, entry.editionId));
  if (!edition || !entry?.snapshotId || entry.state !== 'submitted') return;
  const check = await checkOf(tx, { id, snapshotId: entry.snapshotId });
  if (check !== null && check.state !== 'open') return;
  const passages = await passagesOfEntry(tx, id);
  const later = decidingAfter(edition.document, STAGE);
  if (!passages.some((it) => it.stage === STAGE) || passages.some((it) => later.includes(it.stage))) return;
  await undoPassages(tx, [id], STAGE, now);
  await leaveTrace(tx, id, { why: 'submitted_anew' }, now);
}

async function leaveTrace(tx: Tx, id: EntryId, after: { readonly why: string }, now: Date): Promise<void> {
  await record(tx, systemActor, { event: 'competition.stage.check_anew', subject: { kind: 'entry', id }, after }, now);
}
