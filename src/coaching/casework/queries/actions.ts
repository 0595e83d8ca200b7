import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { Action, ActionId, ActionState, CaseId } from '../model.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

const columns = sql`a.id, a.case_id as "caseId", a.section, a.what, a.owner_id as "ownerId", p.name as "ownerName",
  a.due::text as due, a.state, a.remark, a.agreed_at as "agreedAt", a.settled_at as "settledAt", s.name as "settledByName",
  a.revision`;
const from = sql`from coaching_action a join person p on p.id = a.owner_id left join person s on s.id = a.settled_by`;

async function actionsWhere(conn: Conn, where: RawBuilder<SqlBool>): Promise<readonly Action[]> {
  const found = await sql<Action>`select ${columns} ${from} where ${where}
    order by a.state <> 'open', a.due, a.agreed_at, a.id`.execute(tables(conn));
  return found.rows;
}

/** All actions of these cases: the open ones first, by their day. */
export async function actionsOf(conn: Conn, ids: readonly CaseId[]): Promise<readonly Action[]> {
  return ids.length === 0 ? [] : actionsWhere(conn, sql<SqlBool>`a.case_id = any(${[...ids]}::uuid[])`);
}

export async function actionById(conn: Conn, id: ActionId): Promise<Action | null> {
  const [found] = await actionsWhere(conn, sql<SqlBool>`a.id = ${id}`);
  return found ?? null;
}

/** An action with the record it is about, as lists show it. */
export type ListedAction = Action & {
  readonly title: string;
  readonly institutionName: string;
  readonly regionCode: string | null;
  readonly coachNames: string;
};

export type ActionsFilter = {
  readonly words: string;
  readonly state: ActionState | 'overdue' | null;
  readonly regionCode: string | null;
  readonly mine: boolean;
};
type Asked = { readonly filter: ActionsFilter; readonly today: string };

const listed = sql`${columns}, v.content ->> 'title' as title, n.name as "institutionName", n.region_code as "regionCode",
  (select coalesce(string_agg(q.name, ', ' order by q.name), '') from coaching_case_coach o
    join person q on q.id = o.person_id where o.case_id = c.id) as "coachNames"`;
const joined = sql`${from} join coaching_case c on c.id = a.case_id join innovation i on i.id = c.innovation_id
  join innovation_version v on v.id = coalesce(i.working_version_id, i.published_version_id)
  join institution n on n.id = i.institution_id`;
const order = sql`order by a.state <> 'open', a.due, a.agreed_at, a.id`;

/** Of cases that the viewer may read, and whatever the viewer owes. */
function readable(viewer: Viewer): RawBuilder<SqlBool> {
  const own = viewer.acting && viewer.person ? sql<SqlBool>`a.owner_id = ${viewer.person.id}` : sql<SqlBool>`false`;
  return sql<SqlBool>`(${visibleTo(viewer)} or ${own})`;
}

function wanted(viewer: Viewer, { filter, today }: Asked): RawBuilder<unknown> {
  const like = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`;
  const { state } = filter;
  const inState =
    state === null
      ? sql<SqlBool>`true`
      : state === 'overdue'
        ? sql<SqlBool>`a.state = 'open' and a.due < ${today}::date`
        : sql<SqlBool>`a.state = ${state}`;
  const mine = filter.mine ? sql<SqlBool>`a.owner_id = ${viewer.person?.id ?? null}::uuid` : sql<SqlBool>`true`;
  return sql`${joined} where ${readable(viewer)} and ${inState} and ${mine}
    and (${filter.regionCode}::text is null or n.region_code = ${filter.regionCode})
    and (${filter.words} = '' or a.what ilike ${like} or v.content ->> 'title' ilike ${like} or p.name ilike ${like})`;
}

/** One page of actions, overdue first, and how many there are. */
export async function listActions(
  conn: Conn,
  viewer: Viewer,
  asked: Asked,
  { size, offset }: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly ListedAction[] }> {
  const found = await sql<ListedAction & { total: number }>`select ${listed}, count(*) over () as total
    ${wanted(viewer, asked)} ${order} limit ${size} offset ${offset}`.execute(tables(conn));
  return { total: found.rows[0]?.total ?? 0, rows: found.rows.map(({ total: _total, ...row }) => row) };
}

/** All of the same, as they come. */
export async function* allActions(conn: Conn, viewer: Viewer, asked: Asked): AsyncGenerator<readonly ListedAction[]> {
  const query = sql<ListedAction>`select ${listed} ${wanted(viewer, asked)} ${order}`;
  yield* inBatches<ListedAction>(conn, { compile: () => query.compile(tables(conn)) });
}

/** Regions of whose records the viewer sees actions. */
export async function regionsOfActions(conn: Conn, viewer: Viewer): Promise<readonly string[]> {
  const found = await sql<{ code: string }>`select distinct n.region_code as code ${joined}
    where ${readable(viewer)} and n.region_code is not null order by 1`.execute(tables(conn));
  return found.rows.map((it) => it.code);
}

export type OwedCase = {
  readonly caseId: CaseId;
  readonly title: string;
  readonly open: number;
  readonly total: number;
  readonly due: string;
};

/** By case what the viewer owes: how many of one's own actions are open, of how many, and the next day. */
export async function owedBy(conn: Conn, personId: PersonId): Promise<readonly OwedCase[]> {
  const found = await sql<OwedCase>`select a.case_id as "caseId", v.content ->> 'title' as title,
    count(*) filter (where a.state = 'open') as open, count(*) as total,
    (min(a.due) filter (where a.state = 'open'))::text as due ${joined}
    where a.owner_id = ${personId} and a.state <> 'dropped' group by a.case_id, v.content ->> 'title'
    having count(*) filter (where a.state = 'open') > 0 order by 5, 1`.execute(tables(conn));
  return found.rows;
}

/** Open actions that are due on a day or before, with whom they concern. */
export async function dueUntil(
  conn: Conn,
  day: string,
): Promise<readonly (Action & { readonly title: string; readonly coachIds: readonly PersonId[] })[]> {
  const found = await sql<
    Action & { title: string; coachIds: PersonId[] }
  >`select ${columns}, v.content ->> 'title' as title,
    array(select o.person_id::text from coaching_case_coach o where o.case_id = c.id) as "coachIds" ${joined}
    where a.state = 'open' and a.due <= ${day}::date ${order}`.execute(tables(conn));
  return found.rows;
}
