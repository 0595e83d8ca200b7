import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EntryId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { tables } from '../schema.ts';
import { databaseNow, holdFor } from './load.ts';
import { leaveTrace } from './trace.ts';

type Undoing = { readonly id: EntryId; readonly handedAt: Date };

/**
 * Undoes a return that nobody has acted upon: the entry waits for its admin as before, since when it did, and the notes of the return are
 * closed. Whoever may hand it over may do this.
 */
export async function takeBackReturn(
  tx: Tx,
  who: Viewer,
  { id, handedAt }: Undoing,
): Promise<Outcome<null, EntryRefusal>> {
  const now = await databaseNow(tx);
  const held = await holdFor(tx, who, { id, move: 'hand_over' }, now);
  if (!held.ok) return held;
  const { entry } = held.value;
  if (entry.state !== 'returned' || !entry.returnedAt) return refused('not_with_admin');
  await tables(tx)
    .updateTable('entry_note')
    .set({ resolved_at: now })
    .where('entry_id', '=', id)
    .where('written_at', '=', entry.returnedAt)
    .where('resolved_at', 'is', null)
    .execute();
  await tables(tx)
    .updateTable('entry')
    .set({ state: 'with_admin', handed_at: handedAt, updated_at: now })
    .where('id', '=', id)
    .execute();
  const states = { before: { state: 'returned' }, after: { state: 'with_admin' } };
  await leaveTrace(tx, who, { id, verb: 'take_back_return', ...states }, now);
  return done(null);
}
