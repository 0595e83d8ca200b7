import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { HelpRequest, RequestId, RequestState, Step } from '../model.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

const columns = sql`r.id, r.institution_id as "institutionId", n.name as "institutionName", n.region_code as "regionCode",
  r.unit_id as "unitId", u.name as "unitName", r.asked_by as "askedBy", p.name as "askerName",
  r.innovation_id as "innovationId", v.content ->> 'title' as "innovationTitle", r.problem_id as "problemId",
  b.title as "problemTitle", r.affair, r.topic, r.need, r.asked_at as "askedAt", r.state, r.coach_id as "coachId",
  k.name as "coachName", r.moved_at as "movedAt", r.accepted_at as "acceptedAt", r.ended_at as "endedAt", r.result,
  r.case_id as "caseId", r.revision,
  array(select distinct o.coach_id::text from coaching_request_step o
    where o.request_id = r.id and o.coach_id is not null) as "offeredTo"`;
const from = sql`from coaching_request r join institution n on n.id = r.institution_id left join unit u on u.id = r.unit_id
  join person p on p.id = r.asked_by left join person k on k.id = r.coach_id left join problem b on b.id = r.problem_id
  left join innovation i on i.id = r.innovation_id
  left join innovation_version v on v.id = coalesce(i.working_version_id, i.published_version_id)`;

async function requestWhere(conn: Conn, where: RawBuilder<SqlBool>): Promise<HelpRequest | null> {
  const found = await sql<HelpRequest>`select ${columns} ${from} where ${where}`.execute(tables(conn));
  return found.rows[0] ?? null;
}

/** The request, when the viewer may read it; else null. */
export function requestFor(conn: Conn, viewer: Viewer, id: RequestId): Promise<HelpRequest | null> {
  return requestWhere(conn, sql<SqlBool>`r.id = ${id} and ${visibleTo(viewer)}`);
}

/** The request, whoever asks: for those whom it is told to. */
export function requestById(conn: Conn, id: RequestId): Promise<HelpRequest | null> {
  return requestWhere(conn, sql<SqlBool>`r.id = ${id}`);
}

/** What happened with a request, oldest first. */
export async function stepsOf(conn: Conn, id: RequestId): Promise<readonly Step[]> {
  const found = await sql<Step>`select s.id, s.kind, c.name as "coachName", p.name as "byName", s.note, s.at
    from coaching_request_step s left join person c on c.id = s.coach_id left join person p on p.id = s.by_id
    where s.request_id = ${id} order by s.at, s.id`.execute(tables(conn));
  return found.rows;
}

export type RequestsFilter = {
  readonly words: string;
  readonly state: RequestState | 'going' | null;
  readonly affair: string | null;
};

function wanted(viewer: Viewer, { words, state, affair }: RequestsFilter): RawBuilder<unknown> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const inState =
    state === null
      ? sql<SqlBool>`true`
      : state === 'going'
        ? sql<SqlBool>`r.ended_at is null`
        : sql<SqlBool>`r.state = ${state}`;
  return sql`${from} where ${visibleTo(viewer)} and ${inState} and (${affair}::text is null or r.affair = ${affair})
    and (${words} = '' or r.topic ilike ${like} or r.need ilike ${like} or n.name ilike ${like} or u.name ilike ${like})`;
}

/** What waits longest stands first; what is ended stands last. */
const order = sql`order by r.ended_at is not null, r.accepted_at is not null, r.asked_at, r.id`;

/** One page of requests that the viewer may read, and how many there are. */
export async function listRequests(
  conn: Conn,
  viewer: Viewer,
  filter: RequestsFilter,
  { size, offset }: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly HelpRequest[] }> {
  const found = await sql<HelpRequest & { total: number }>`select ${columns}, count(*) over () as total
    ${wanted(viewer, filter)} ${order} limit ${size} offset ${offset}`.execute(tables(conn));
  return { total: found.rows[0]?.total ?? 0, rows: found.rows.map(({ total: _total, ...row }) => row) };
}

/** All of the same, as they come. */
export async function* allRequests(
  conn: Conn,
  viewer: Viewer,
  filter: RequestsFilter,
): AsyncGenerator<readonly HelpRequest[]> {
  const query = sql<HelpRequest>`select ${columns} ${wanted(viewer, filter)} ${order}`;
  yield* inBatches<HelpRequest>(conn, { compile: () => query.compile(tables(conn)) });
}

export type Owed = { readonly offered: number; readonly waiting: number };

/** Requests offered to the viewer, and those that wait for a coach. */
export async function owedRequests(conn: Conn, viewer: Viewer): Promise<Owed> {
  const found = await sql<Owed>`select
    count(*) filter (where r.state = 'offered' and r.coach_id = ${viewer.person?.id ?? null}::uuid) as offered,
    count(*) filter (where r.state = 'waiting') as waiting from coaching_request r
    where r.ended_at is null and ${visibleTo(viewer)}`.execute(tables(conn));
  return found.rows[0] ?? { offered: 0, waiting: 0 };
}

export type Subjects = {
  readonly innovations: readonly { readonly id: InnovationId; readonly title: string }[];
  readonly problems: readonly { readonly id: ProblemId; readonly title: string }[];
};

const MOST_SUBJECTS = 100;

/** What the viewer may ask about: records and problems of the unit that one works in, for an admin of the institution. */
export async function subjectsOf(conn: Conn, viewer: Viewer): Promise<Subjects> {
  const { person, acting } = viewer;
  if (!person || !acting) return { innovations: [], problems: [] };
  const unit = acting.role === 'innovator' ? acting.unitId : null;
  const kept = sql<SqlBool>`exists (select from innovation_keeper k where k.innovation_id = i.id and k.person_id = ${person.id}
    and k.until is null)`;
  const innovations = await sql<
    Subjects['innovations'][number]
  >`select i.id, v.content ->> 'title' as title from innovation i
    join innovation_version v on v.id = coalesce(i.working_version_id, i.published_version_id)
    where i.state <> 'archived' and (${kept} or (i.institution_id = ${acting.institutionId}
      and (${acting.role} = 'local_admin' or i.unit_id = ${unit}::uuid)))
    order by i.updated_at desc, i.id limit ${MOST_SUBJECTS}`.execute(tables(conn));
  const problems = await sql<Subjects['problems'][number]>`select b.id, b.title from problem b
    where b.institution_id = ${acting.institutionId} and b.state <> 'dropped'
      and (${acting.role} = 'local_admin' or b.unit_id = ${unit}::uuid or b.raised_by = ${person.id})
    order by b.updated_at desc, b.id limit ${MOST_SUBJECTS}`.execute(tables(conn));
  return { innovations: innovations.rows, problems: problems.rows };
}
