import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { Idea, LabId, LabTask, Stage } from '../model.ts';
import { tables } from '../schema.ts';

const ideas = (lab: LabId) => sql<Idea>`
  select i.id, i.title, i.text, i.state, i.unit_id as "unitId", u.name as "unitName", i.problem_id as "problemId",
    pr.title as "problemTitle", i.innovation_id as "innovationId",
    (select d.title from search_doc d where d.innovation_id = i.innovation_id and d.is_public) as "innovationTitle",
    i.proposed_by as "proposedBy", p.name as "proposerName", i.proposed_at as "proposedAt"
  from coaching_lab_idea i left join unit u on u.id = i.unit_id left join problem pr on pr.id = i.problem_id
  left join person p on p.id = i.proposed_by
  where i.lab_id = ${lab} order by array_position(array['chosen', 'proposed', 'dropped'], i.state), i.proposed_at, i.id`;

/** The ideas of a laboratory: those that were chosen first. */
export async function ideasOf(conn: Conn, lab: LabId): Promise<readonly Idea[]> {
  return (await ideas(lab).execute(tables(conn))).rows;
}

/** The same as they come; only within a snapshot. */
export function ideasForFile(conn: Conn, lab: LabId): AsyncIterable<readonly Idea[]> {
  return inBatches<Idea>(conn, { compile: () => ideas(lab).compile(tables(conn)) } as never);
}

/** The tasks of a stage in the order of their days. */
export async function tasksOf(conn: Conn, lab: LabId, stage: Stage): Promise<readonly LabTask[]> {
  const found = await sql<LabTask>`
    select id, stage, what, owner, due_on as "dueOn", done_at as "doneAt" from coaching_lab_task
    where lab_id = ${lab} and stage = ${stage} and dropped_at is null
    order by due_on nulls last, id`.execute(tables(conn));
  return found.rows;
}

export type Linkable = {
  readonly problems: readonly { readonly id: ProblemId; readonly title: string }[];
  readonly innovations: readonly { readonly id: InnovationId; readonly title: string }[];
};

const MOST_LINKABLE = 200;

/** What ideas of the institution may be linked with: its problems and innovations that everybody may read. */
export async function linkable(conn: Conn, institutionId: InstitutionId): Promise<Linkable> {
  const found = await sql<{ kind: string; id: string; title: string }>`
    select d.kind, coalesce(d.problem_id, d.innovation_id) as id, d.title from search_doc d
    where d.institution_id = ${institutionId} and d.is_public
    order by d.title, d.id limit ${MOST_LINKABLE}`.execute(tables(conn));
  const of = (kind: string) => found.rows.filter((it) => it.kind === kind);
  return { problems: of('problem') as never, innovations: of('innovation') as never };
}
