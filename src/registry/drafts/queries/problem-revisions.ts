import type { Conn } from '#platform/db.ts';
import type { ProblemId } from '../../model/ids.ts';
import type { ProblemContent } from '../../problems/model.ts';
import { tables } from '../schema.ts';

type Revised = { readonly id: ProblemId; readonly revision: number };

/** What a problem said at an earlier revision; null when that is not known any more. */
export async function problemAt(conn: Conn, problem: Revised, revision: number): Promise<ProblemContent | null> {
  if (!Number.isInteger(revision) || revision < 1 || revision >= problem.revision) return null;
  const row = await tables(conn)
    .selectFrom('problem_revision')
    .select('content')
    .where('problem_id', '=', problem.id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** The last edit of a problem since a revision: by whom and when; null when it is not known. */
export async function lastEdit(
  conn: Conn,
  problem: Revised,
  since: number,
): Promise<{ readonly by: string | null; readonly at: Date } | null> {
  if (!Number.isInteger(since) || since < 0 || since > problem.revision) return null;
  const row = await tables(conn)
    .selectFrom('problem_revision as r')
    .leftJoin('person as p', 'p.id', 'r.replaced_by')
    .select(['p.name as by', 'r.replaced_at as at'])
    .where('r.problem_id', '=', problem.id)
    .where('r.revision', '>=', since)
    .orderBy('r.revision', 'desc')
    .executeTakeFirst();
  return row ?? null;
}
