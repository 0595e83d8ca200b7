import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { ProblemId } from '#registry/index.ts';
import { tables } from '../schema.ts';

/** Problems that still look for an answer and were not looked at since; the longest ago first. */
export async function problemsToLookAt(conn: Conn, since: Date, most: number): Promise<readonly ProblemId[]> {
  const found = await sql<{ id: ProblemId }>`
    select p.id from problem p left join problem_matching g on g.problem_id = p.id
    where p.state in ('open', 'being_solved') and (g.looked_at is null or g.looked_at < ${since})
    order by g.looked_at nulls first, p.id limit ${most}`.execute(tables(conn));
  return found.rows.map((row) => row.id);
}
