import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

/** What must hold at any time: a sheet is finished exactly when its last finish stands, and no standing sheet is on a told tie. */
export async function breaches(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = await sql<InvariantBreach>`
    select 'evaluation.finish' as name, e.id::text as subject, e.state as detail from evaluation_sheet e
    where e.state <> 'withdrawn' and (e.state = 'finished') is distinct from exists (
      select from evaluation_finish f where f.sheet_id = e.id and f.reopened_at is null)
    union all
    select 'evaluation.tie', e.id::text, c.tie from evaluation_sheet e
      join evaluation_conflict c on c.juror_id = e.juror_id and c.subject_row = e.subject_row
    where e.state <> 'withdrawn' and c.lifted_at is null
    union all
    select 'evaluation.round', e.id::text, 'juror and subject of two rounds' from evaluation_sheet e
      join evaluation_juror j on j.id = e.juror_id join evaluation_subject s on s.id = e.subject_row
    where j.round_id <> s.round_id`.execute(tables(conn));
  return found.rows;
}
