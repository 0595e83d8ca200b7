import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';
import type { Cuts, Found, Reckoning } from '../model/reckoning.ts';
import { sizesOf } from '../rules/island-cuts.ts';

/** What was worked out of the round, or is being worked out; null when nobody asked yet. */
export async function reckoningOf(conn: Conn, roundId: RoundId): Promise<Reckoning | null> {
  const row = await tables(conn)
    .selectFrom('evaluation_reckoning')
    .select(['round_id as roundId', 'cut', 'cuts', 'scale', 'state', 'asked_at as askedAt', 'done_at as doneAt'])
    .select(['digest', 'sheets', 'found'])
    .where('round_id', '=', roundId)
    .$narrowType<{ found: Found | null; cuts: Cuts | null }>()
    .executeTakeFirst();
  return row ?? null;
}

/** Into how many islands the sheets fell that were worked out last; one where nothing was yet. */
export async function islandsIn(conn: Conn, roundId: RoundId): Promise<number> {
  const found = (await reckoningOf(conn, roundId))?.found;
  return Math.max(1, found ? sizesOf(found.calibration.entries).length : 1);
}
