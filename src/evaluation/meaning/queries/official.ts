import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';
import type { RankedBy } from '../model/reckoning.ts';
import { rankedBy } from '../rules/asking.ts';

/** Which number ranks in each of these rounds now. */
export async function rankedByOf(conn: Conn, rounds: readonly RoundId[]): Promise<ReadonlyMap<RoundId, RankedBy>> {
  if (rounds.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('evaluation_round as r')
    .leftJoin('evaluation_reckoning as c', 'c.round_id', 'r.id')
    .select(['r.id', 'r.official', sql<boolean>`c.found is not null`.as('isFound')])
    .where('r.id', 'in', [...rounds])
    .execute();
  return new Map(rows.map((it) => [it.id, rankedBy(it.official, it.isFound)]));
}
