import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import { tables } from '../schema.ts';

export type OfferedProblem = { readonly id: ProblemId; readonly title: string };

type Near = { readonly institutionId: InstitutionId; readonly regionCode: string | null };

/** Problems of the institution or its region that are not closed: what a replication may answer. */
export async function openProblems(
  conn: Conn,
  { institutionId, regionCode }: Near,
): Promise<readonly OfferedProblem[]> {
  return tables(conn)
    .selectFrom('problem as p')
    .select(['p.id', 'p.title'])
    .where('p.state', 'in', ['open', 'being_solved'])
    .where((where) =>
      where.or([
        where('p.institution_id', '=', institutionId),
        ...(regionCode === null ? [] : [where('p.region_code', '=', regionCode)]),
      ]),
    )
    .orderBy('p.created_at', 'desc')
    .limit(200)
    .execute();
}

/** Published innovations that are said to answer a problem, to be replicated from its page. */
export async function innovationsOfProblem(
  conn: Conn,
  id: ProblemId,
): Promise<readonly { readonly id: InnovationId; readonly title: string }[]> {
  const rows = await tables(conn)
    .selectFrom('problem_innovation as l')
    .innerJoin('innovation as n', 'n.id', 'l.innovation_id')
    .innerJoin('innovation_version as v', 'v.id', 'n.published_version_id')
    .select(['n.id', 'v.content'])
    .where('l.problem_id', '=', id)
    .where('n.state', '=', 'published')
    .orderBy('n.id')
    .execute();
  return rows.map((row) => ({ id: row.id, title: row.content.title }));
}
