import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import { OVERDUE_DAYS, type Question, type QuestionId, type QuestionState } from '../model.ts';
import { tables } from '../schema.ts';
import { spokenForBy, visibleTo } from '../visibility.ts';

type Row = Omit<Question, 'owner'> & {
  readonly ownerInstitutionId: Question['owner']['institutionId'];
  readonly ownerUnitId: Question['owner']['unitId'];
  readonly keeperIds: readonly PersonId[];
};

const columns = sql`q.id, q.innovation_id as "innovationId", v.content ->> 'title' as title,
  i.institution_id as "ownerInstitutionId", i.unit_id as "ownerUnitId", o.name as "ownerName",
  array(select k.person_id::text from innovation_keeper k where k.innovation_id = i.id and k.until is null) as "keeperIds",
  q.asked_by as "askedBy", p.name as "askerName", q.institution_id as "institutionId", n.name as "institutionName",
  q.unit_id as "unitId", u.name as "unitName", q.question, q.asked_at as "askedAt", q.answer, q.answered_at as "answeredAt",
  q.hidden_at as "hiddenAt", q.hidden_reason as "hiddenReason", q.revision`;

/** Only of published records: what is out of the public eye is asked nothing. */
const from = sql`from innovation_question q join innovation i on i.id = q.innovation_id and i.state = 'published'
  join innovation_version v on v.id = i.published_version_id join institution o on o.id = i.institution_id
  join institution n on n.id = q.institution_id left join unit u on u.id = q.unit_id join person p on p.id = q.asked_by`;

function toQuestion({ ownerInstitutionId, ownerUnitId, keeperIds, ...row }: Row): Question {
  return { ...row, owner: { institutionId: ownerInstitutionId, unitId: ownerUnitId, keeperIds } };
}

/** The question, when the viewer may read it; else null. */
export async function questionFor(conn: Conn, viewer: Viewer, id: QuestionId): Promise<Question | null> {
  const found = await sql<Row>`select ${columns} ${from} where q.id = ${id} and ${visibleTo(viewer)}`.execute(
    tables(conn),
  );
  const [row] = found.rows;
  return row ? toQuestion(row) : null;
}

/** The question, whoever asks: for those whom it is told to. */
export async function questionById(conn: Conn, id: QuestionId): Promise<Question | null> {
  const found = await sql<Row>`select ${columns} ${from} where q.id = ${id}`.execute(tables(conn));
  const [row] = found.rows;
  return row ? toQuestion(row) : null;
}

/** Whose questions a list is of: those of one record, those that the viewer answers for, those that the viewer asked. */
export type Scope =
  | { readonly of: 'record'; readonly id: InnovationId }
  | { readonly of: 'mine' }
  | { readonly of: 'asked' };

export type QuestionsFilter = { readonly words: string; readonly state: QuestionState | 'overdue' | null };
type Asked = { readonly scope: Scope; readonly filter: QuestionsFilter; readonly now: Date };

const states: Readonly<Record<QuestionState, RawBuilder<SqlBool>>> = {
  waiting: sql<SqlBool>`q.answered_at is null and q.hidden_at is null`,
  answered: sql<SqlBool>`q.answered_at is not null and q.hidden_at is null`,
  hidden: sql<SqlBool>`q.hidden_at is not null`,
};
const overdue = (now: Date) =>
  sql<SqlBool>`${states.waiting} and q.asked_at <= ${now}::timestamptz - make_interval(days => ${OVERDUE_DAYS})`;

function inScope(viewer: Viewer, scope: Scope): RawBuilder<SqlBool> {
  if (scope.of === 'record') return sql<SqlBool>`q.innovation_id = ${scope.id} and ${visibleTo(viewer)}`;
  if (scope.of === 'asked') return sql<SqlBool>`q.asked_by = ${viewer.person?.id ?? null}::uuid`;
  return spokenForBy(viewer);
}

function wanted(viewer: Viewer, { scope, filter, now }: Asked): RawBuilder<unknown> {
  const like = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`;
  const state =
    filter.state === null ? sql<SqlBool>`true` : filter.state === 'overdue' ? overdue(now) : states[filter.state];
  return sql`${from} where ${inScope(viewer, scope)} and ${state}
    and (${filter.words} = '' or q.question ilike ${like} or q.answer ilike ${like})`;
}

/** What waits first, the longest first; then what was answered last. */
const order = sql`order by (q.answered_at is null and q.hidden_at is null) desc, coalesce(q.answered_at, q.asked_at) desc, q.id`;

/** One page of a list of questions, and how many there are. */
export async function listQuestions(
  conn: Conn,
  viewer: Viewer,
  asked: Asked,
  { size, offset }: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly Question[] }> {
  const found = await sql<Row & { total: number }>`select ${columns}, count(*) over () as total ${wanted(viewer, asked)}
    ${order} limit ${size} offset ${offset}`.execute(tables(conn));
  const rows = found.rows.map(({ total: _total, ...row }) => toQuestion(row));
  return { total: found.rows[0]?.total ?? 0, rows };
}

/** All of the same, as they come. */
export async function* allQuestions(conn: Conn, viewer: Viewer, asked: Asked): AsyncGenerator<readonly Question[]> {
  const query = sql<Row>`select ${columns} ${wanted(viewer, asked)} ${order}`;
  const asStatement = { compile: () => query.compile(tables(conn)) };
  for await (const rows of inBatches<Row>(conn, asStatement)) yield rows.map(toQuestion);
}

export type Owed = { readonly waiting: number; readonly overdue: number; readonly since: Date | null };

/** Questions that wait for the viewer's answer: of records that one keeps, of one's unit, of one's institution; the hub is not asked. */
export async function owedQuestions(conn: Conn, viewer: Viewer, now: Date): Promise<Owed> {
  const found = await sql<Owed>`select count(*) as waiting, count(*) filter (where ${overdue(now)}) as overdue,
    min(q.asked_at) as since from innovation_question q join innovation i on i.id = q.innovation_id and i.state = 'published'
    where ${states.waiting} and ${spokenForBy(viewer)}`.execute(tables(conn));
  return found.rows[0] ?? { waiting: 0, overdue: 0, since: null };
}
