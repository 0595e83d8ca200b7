import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../model/ids.ts';
import { tables } from '../schema.ts';

/** Rounds that run and end within so many days: whether one is due for a reminder, the rule says. */
export async function endingRounds(
  conn: Conn,
  until: Date,
  now: Date,
): Promise<readonly { readonly id: RoundId; readonly closesAt: Date }[]> {
  return tables(conn)
    .selectFrom('evaluation_round')
    .select(['id', 'closes_at as closesAt'])
    .where('state', '=', 'open')
    .where('opens_at', '<=', now)
    .where('closes_at', '>', now)
    .where('closes_at', '<=', until)
    .orderBy('closes_at')
    .execute();
}
