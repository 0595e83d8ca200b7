import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../model/check.ts';
import { tables } from '../schema.ts';

/** How many innovations of each institution stayed silent in a round. */
export async function silentByInstitution(
  conn: Conn,
  id: RoundId,
): Promise<readonly { readonly institutionId: InstitutionId; readonly count: number }[]> {
  return tables(conn)
    .selectFrom('check_item as t')
    .innerJoin('innovation as i', 'i.id', 't.innovation_id')
    .select(['i.institution_id as institutionId', sql<number>`count(*)`.as('count')])
    .where('t.round_id', '=', id)
    .where('t.state', '=', 'silent')
    .groupBy('i.institution_id')
    .orderBy('i.institution_id')
    .execute();
}
