import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '../../model/ids.ts';
import type { ProblemState } from '../../model/states.ts';
import { tables } from '../../schema.ts';
import { problemVisibleTo } from '../../visibility.ts';
import type {
  AnsweringInnovation,
  ListedProblem,
  ProblemCounts,
  ProblemFilter,
  ProblemMark,
  ShownProblem,
} from '../model.ts';
import { unclosedStates } from '../rules.ts';
import { measuredBy, problemColumns } from '../schema.ts';

/** Letters read of a long text; the page cuts it at a word. */
const EXCERPT = 400;

/** The problem, or null when there is none that the viewer may read. */
export async function problemFor(conn: Conn, viewer: Viewer, id: ProblemId): Promise<ShownProblem | null> {
  const row = await tables(conn)
    .selectFrom('problem')
    .leftJoin('institution as n', 'n.id', 'problem.institution_id')
    .leftJoin('unit as u', 'u.id', 'problem.unit_id')
    .select(problemColumns)
    .leftJoin('institution as j', 'j.id', 'problem.verified_institution')
    .select([
      'n.name as institutionName',
      'u.name as unitName',
      'problem.verified_as as verifiedAs',
      'j.name as verifiedFor',
      'problem.verify_note as verifyNote',
      measuredBy,
    ])
    .where('problem.id', '=', id)
    .where((where) => problemVisibleTo(viewer)(where))
    .executeTakeFirst();
  return row ?? null;
}

/** Published innovations linked to the problem. */
const linked = (problem: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select from problem_innovation l join innovation i on i.id = l.innovation_id
    where l.problem_id = ${problem} and i.state = 'published'`;

/** Reported by somebody else than the viewer: who may judge it, but for a colleague of the reporting unit. */
function ofOthers(viewer: Viewer): RawBuilder<SqlBool> {
  const id = viewer.person?.id ?? null;
  const units = isActing(viewer, 'hub_admin') ? [] : viewer.memberships.flatMap((it) => it.unitId ?? []);
  return sql<SqlBool>`coalesce(problem.reported_by, problem.raised_by) is distinct from ${id}::uuid
    and not exists (select from problem_measure m where m.id = problem.measure_id and m.recorded_by = ${id}::uuid)
    and coalesce(not problem.reported_unit = any(${units}::uuid[]), true)`;
}

/** The condition of a mark, for whom it is asked. */
function markOf(mark: ProblemMark, viewer: Viewer): RawBuilder<SqlBool> {
  if (mark === 'mine') return sql<SqlBool>`problem.raised_by = ${viewer.person?.id ?? null}::uuid`;
  const where = isActing(viewer, 'hub_admin')
    ? sql`true`
    : sql`problem.institution_id = ${isActing(viewer, 'local_admin') ? (viewer.acting?.institutionId ?? null) : null}::uuid`;
  if (mark === 'to_verify') return sql<SqlBool>`problem.state = 'reported' and ${where} and ${ofOthers(viewer)}`;
  return sql<SqlBool>`problem.state = 'open' and ${where} and not exists (${linked(sql.ref('problem.id'))})`;
}

/** Problems that the viewer may read, narrowed by all facets but one. */
function matching(conn: Conn, viewer: Viewer, filter: ProblemFilter) {
  let query = tables(conn)
    .selectFrom('problem')
    .where((where) => problemVisibleTo(viewer)(where));
  if (filter.states.length > 0) query = query.where('problem.state', 'in', filter.states);
  if (filter.regions.length > 0) query = query.where('problem.region_code', 'in', filter.regions);
  if (filter.affairs.length > 0) query = query.where('problem.affair', 'in', filter.affairs);
  return filter.mark === null ? query : query.where(markOf(filter.mark, viewer));
}

/** One page of the problems that the viewer may read, newest change first, and how many there are. */
export async function listProblems(
  conn: Conn,
  viewer: Viewer,
  filter: ProblemFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly ListedProblem[] }> {
  const items = await listed(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
  const counted = await matching(conn, viewer, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: counted.n, items };
}

/** All of the same problems, as they come. */
export function allProblems(
  conn: Conn,
  viewer: Viewer,
  filter: ProblemFilter,
): AsyncIterable<readonly ListedProblem[]> {
  return inBatches<ListedProblem>(conn, listed(conn, viewer, filter));
}

function listed(conn: Conn, viewer: Viewer, filter: ProblemFilter) {
  return matching(conn, viewer, filter)
    .leftJoin('institution as n', 'n.id', 'problem.institution_id')
    .select([
      'problem.id',
      'problem.title',
      'problem.state',
      'problem.region_code as regionCode',
      'problem.affair',
      'n.name as institutionName',
      'problem.baseline',
      'problem.after_measure as afterMeasure',
      'problem.better',
      'problem.reported_at as reportedAt',
      'problem.verified_at as verifiedAt',
      'problem.created_at as createdAt',
      sql<string>`left(problem.what_hurts, ${EXCERPT})`.as('excerpt'),
      sql<number>`(select count(*) from (${linked(sql.ref('problem.id'))}) as l)`.as('innovations'),
    ])
    .orderBy('problem.updated_at', 'desc')
    .orderBy('problem.id', 'desc');
}

type FacetColumn = 'problem.state' | 'problem.region_code' | 'problem.affair';

/** What each value of each facet would show, the other facets as they are. */
export async function problemCounts(conn: Conn, viewer: Viewer, filter: ProblemFilter): Promise<ProblemCounts> {
  const count = async (column: FacetColumn, others: ProblemFilter) => {
    const rows = await matching(conn, viewer, others)
      .select([column, (it) => it.fn.countAll<number>().as('n')])
      .select(sql<string>`${sql.ref(column)}`.as('value'))
      .where(column, 'is not', null)
      .groupBy(column)
      .execute();
    return new Map(rows.map((row) => [row.value, row.n]));
  };
  return {
    states: await count('problem.state', { ...filter, states: [] }),
    regions: await count('problem.region_code', { ...filter, regions: [] }),
    affairs: await count('problem.affair', { ...filter, affairs: [] }),
  };
}

/** The published innovations that answer the problem, longest linked first. */
export async function innovationsOfProblem(conn: Conn, id: ProblemId): Promise<readonly AnsweringInnovation[]> {
  return tables(conn)
    .selectFrom('problem_innovation as l')
    .innerJoin('innovation as i', 'i.id', 'l.innovation_id')
    .innerJoin('innovation_version as v', 'v.id', 'i.published_version_id')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .leftJoin('unit as u', 'u.id', 'i.unit_id')
    .select([
      'i.id',
      sql<string>`v.content ->> 'title'`.as('title'),
      sql<string>`left(coalesce(v.content ->> 'summary', ''), ${EXCERPT})`.as('summary'),
      'n.name as institutionName',
      'u.name as unitName',
      'n.region_code as regionCode',
    ])
    .where('l.problem_id', '=', id)
    .where('i.state', '=', 'published')
    .orderBy('l.linked_at')
    .orderBy('i.id')
    .execute();
}

export type AnsweredProblem = {
  readonly id: ProblemId;
  readonly title: string;
  readonly state: ProblemState;
  readonly regionCode: string;
  readonly institutionName: string | null;
};

/** The problems that an innovation answers, for its public page: dropped ones are left out. A part of a larger question. */
export function answeredQuery(conn: Conn, id: InnovationId) {
  return tables(conn)
    .selectFrom('problem_innovation as l')
    .innerJoin('problem as p', 'p.id', 'l.problem_id')
    .leftJoin('institution as n', 'n.id', 'p.institution_id')
    .select(['p.id', 'p.title', 'p.state', 'p.region_code as regionCode', 'n.name as institutionName'])
    .where('l.innovation_id', '=', id)
    .where('p.state', '!=', 'dropped')
    .orderBy('l.linked_at')
    .orderBy('p.id');
}

/** The same by itself. */
export async function problemsOfInnovation(conn: Conn, id: InnovationId): Promise<readonly AnsweredProblem[]> {
  return answeredQuery(conn, id).execute();
}

/** Codes of the hub's province and its regencies and cities, the province first. */
export async function regionsOfHub(conn: Conn, hubRegion: string): Promise<readonly string[]> {
  const rows = await tables(conn)
    .selectFrom('region')
    .select('code')
    .where((where) => where.or([where('code', '=', hubRegion), where('parent_code', '=', hubRegion)]))
    .orderBy('code')
    .execute();
  return rows.map((row) => row.code);
}

export type ProblemTodo = {
  /** Raised by the viewer and not closed, oldest first; some of them, and how many there are. */
  readonly own: readonly { readonly id: ProblemId; readonly title: string }[];
  readonly ownCount: number;
  /** Open where the viewer is admin, without any innovation; and since when the oldest is. */
  readonly unanswered: number;
  readonly unansweredSince: Date | null;
  /** Reported solved, for the viewer to judge. */
  readonly toVerify: number;
};

const SOME_OWN = 3;

/** What the viewer owes to problems. */
export async function problemTodo(conn: Conn, viewer: Viewer): Promise<ProblemTodo> {
  const own = await tables(conn)
    .selectFrom('problem')
    .select(['id', 'title', sql<number>`count(*) over ()`.as('n')])
    .where('raised_by', '=', viewer.person?.id ?? null)
    .where('state', 'in', [...unclosedStates])
    .orderBy('created_at')
    .orderBy('id')
    .limit(SOME_OWN)
    .execute();
  const owed = { own: own.map(({ id, title }) => ({ id, title })), ownCount: own[0]?.n ?? 0 };
  if (!isActing(viewer, 'hub_admin', 'local_admin'))
    return { ...owed, unanswered: 0, unansweredSince: null, toVerify: 0 };
  const waiting = await tables(conn)
    .selectFrom('problem')
    .select([
      (it) => it.fn.countAll<number>().as('n'),
      (it) => it.fn.min<Date | null>('problem.created_at').as('since'),
    ])
    .where(markOf('unanswered', viewer))
    .executeTakeFirstOrThrow();
  const reported = await tables(conn)
    .selectFrom('problem')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where(markOf('to_verify', viewer))
    .executeTakeFirstOrThrow();
  return { ...owed, unanswered: waiting.n, unansweredSince: waiting.since, toVerify: reported.n };
}

/** How many problems stand in each state, of the regions named, or of all where none is. */
export async function problemStates(
  conn: Conn,
  viewer: Viewer,
  regions: readonly string[],
): Promise<ReadonlyMap<ProblemState, number>> {
  const rows = await matching(conn, viewer, { states: [], regions, affairs: [], mark: null })
    .select(['problem.state', (it) => it.fn.countAll<number>().as('n')])
    .groupBy('problem.state')
    .execute();
  return new Map(rows.map((row) => [row.state, row.n]));
}
