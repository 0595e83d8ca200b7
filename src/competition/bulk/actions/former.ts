import type { Tx } from '#platform/db.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { checkerOf } from '../../stage/queries/checker.ts';
import type { BulkMove, Former } from '../model.ts';
import { tables } from '../schema.ts';

/** What the entry is before the deed, as much as taking it back needs; null for what stands. */
export async function formerOf(tx: Tx, id: EntryId, move: BulkMove): Promise<Former | null> {
  if (move === 'pass') return { move };
  if (move === 'assign') return { move, personId: await checkerOf(tx, id) };
  if (move !== 'return') return null;
  const row = await tables(tx).selectFrom('entry').select('handed_at').where('id', '=', id).executeTakeFirst();
  return row?.handed_at ? { move, handedAt: row.handed_at.toISOString() } : null;
}
