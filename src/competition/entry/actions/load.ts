import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { editionById, editionForSubmission, holdEdition } from '../../edition/queries/editions.ts';
import type { Entry, EntryId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { entryById } from '../queries/entry.ts';
import { type EntryMove, whyNotMove } from '../rules/moves.ts';
import { approvalFor, whyNotNowFor } from '../rules/window.ts';
import { tables } from '../schema.ts';
import { whyNotRead } from '../visibility.ts';

export type HeldEntry = { readonly entry: Entry; readonly edition: Edition };

/** The moment by the clock of the database, which is one for all who race against a closing. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const found = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tables(tx));
  const [row] = found.rows;
  if (!row) throw new Error('the database has no clock');
  return row.now;
}

/** Lets one at a time count and take the places of an institution in an edition; held until the transaction ends. */
export async function holdQuota(
  tx: Tx,
  { editionId, institutionId }: { readonly editionId: EditionId; readonly institutionId: string },
): Promise<void> {
  const key = `entry:${editionId}:${institutionId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tables(tx));
}

/** The entry with its row locked, and its edition; what the viewer may not see is not there. */
export async function holdEntry(tx: Tx, who: Viewer, id: EntryId): Promise<HeldEntry | null> {
  await tables(tx).selectFrom('entry').select('id').where('id', '=', id).forUpdate().execute();
  const entry = await entryById(tx, id);
  if (!entry || whyNotRead(entry, who)) return null;
  const edition = await editionById(tx, entry.editionId);
  return edition ? { entry, edition } : null;
}

/**
 * The same for a submission: the edition stands still until the transaction ends, while others may submit beside. The first
 * submission locks the edition, so it holds it alone.
 */
async function holdForSubmission(tx: Tx, who: Viewer, id: EntryId): Promise<HeldEntry | null> {
  const held = await holdEntry(tx, who, id);
  if (!held) return null;
  const { entry, edition: known } = held;
  const edition = await (known.lockedAt ? editionForSubmission(tx, known.id) : holdEdition(tx, known.id));
  return edition ? { entry, edition } : null;
}

/** The same, when the viewer may make the move at this moment. */
export async function holdFor(
  tx: Tx,
  who: Viewer,
  { id, move }: { readonly id: EntryId; readonly move: EntryMove },
  now: Date,
): Promise<Outcome<HeldEntry, EntryRefusal>> {
  const held = await (move === 'submit' ? holdForSubmission : holdEntry)(tx, who, id);
  if (!held) return refused('not_found');
  const { entry, edition } = held;
  const { document } = edition;
  const why = whyNotMove(move, entry, who, approvalFor(document, entry));
  const forbidden = why ?? whyNotNowFor(move, { document, entry }, now);
  return forbidden ? refused(forbidden) : done(held);
}
