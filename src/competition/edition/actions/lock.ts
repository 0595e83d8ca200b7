import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { EditionId } from '../model/edition.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

/**
 * Locks the edition with its first submitted entry: from then on every change has a public reason. Called by each submission,
 * does its work once.
 */
export async function lockEdition(tx: Tx, who: Viewer, id: EditionId, now: Date): Promise<void> {
  const locked = await tables(tx)
    .updateTable('edition')
    .set({ locked_at: now })
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .where('published_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (locked) await leaveTrace(tx, who, { id, verb: 'lock' }, now);
}
