import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';
import type { Found, Reckoning } from '../model/reckoning.ts';

/** What was worked out of the round, or is being worked out; null when nobody asked yet. */
export async function reckoningOf(conn: Conn, roundId: RoundId): Promise<Reckoning | null> {
  const row = await tables(conn)
    .selectFrom('evaluation_reckoning')
    .select(['round_id as roundId', 'cut', 'state', 'asked_at as askedAt', 'done_at as doneAt'])
    .select(['digest', 'sheets', 'found'])
    .where('round_id', '=', roundId)
    .$narrowType<{ found: Found | null }>()
    .executeTakeFirst();
  return row ?? null;
}
