import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../model/ids.ts';
import { meanOf } from '../rules/results.ts';
import { tables } from '../schema.ts';

/**
 * The number of each subject that ranks, by the id of what is rated: the mean over the sheets handed in, the same as `resultsOf` tells, from
 * the totals that were written down as sheets were finished; or the calibrated one where those who run the round made it official.
 * Subjects without a sheet handed in are left out.
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
  const raw = rows.map(({ id, totals }) => [id, meanOf(totals) ?? 0] as const);
  return new Map([...raw, ...(await calibratedOf(conn, rounds))]);
}

/** The calibrated numbers of those rounds whose organiser made them official. */
async function calibratedOf(conn: Conn, rounds: readonly RoundId[]): Promise<readonly (readonly [string, number])[]> {
  const rows = await tables(conn)
    .selectFrom('evaluation_reckoning as c')
    .innerJoin('evaluation_round as r', 'r.id', 'c.round_id')
    .innerJoin(
      sql<{ entry: string; calibrated: number }>`jsonb_to_recordset(c.found #> '{calibration,entries}')`.as<'found'>(
        sql`found(entry uuid, calibrated float8)`,
      ),
      (join) => join.onTrue(),
    )
    .innerJoin('evaluation_subject as s', (join) => join.on(sql<boolean>`s.id = found.entry`))
    .select(['s.subject_id as id', sql<number>`found.calibrated`.as('score')])
    .where('r.id', 'in', [...rounds])
    .where('r.official', '=', 'calibrated')
    .where('s.removed_at', 'is', null)
    .execute();
  return rows.map(({ id, score }) => [id, meanOf([score]) ?? 0] as const);
}
