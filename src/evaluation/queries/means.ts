import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../model/ids.ts';
import { meanOf } from '../rules/results.ts';
import { tables } from '../schema.ts';

/**
 * The mean of each subject of these rounds over the sheets handed in, by the id of what is rated: the same as `resultsOf` tells, from the
 * totals that were written down as sheets were finished. Subjects without a sheet handed in are left out.
 */
export async function meansOf(conn: Conn, rounds: readonly RoundId[]): Promise<ReadonlyMap<string, number>> {
  if (rounds.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('evaluation_subject as s')
    .innerJoin('evaluation_sheet as e', 'e.subject_row', 's.id')
    .innerJoin('evaluation_finish as f', (join) =>
      join.onRef('f.sheet_id', '=', 'e.id').on('f.reopened_at', 'is', null),
    )
    .select(['s.subject_id as id', sql<readonly number[]>`array_agg(f.total::float8 order by f.total)`.as('totals')])
    .where('s.round_id', 'in', [...rounds])
    .where('s.removed_at', 'is', null)
    .where('e.state', '=', 'finished')
    .groupBy('s.subject_id')
    .execute();
  return new Map(rows.map(({ id, totals }) => [id, meanOf(totals) ?? 0]));
}
