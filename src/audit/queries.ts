import { sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import { parseId } from '#platform/ids.ts';
import { FIRST_LINK } from './actions.ts';
import { type AuditRow, RESEALED, type Verdict } from './model.ts';
import { sealDigest } from './rules.ts';
import { tables } from './schema.ts';

const columns = [
  'id',
  'at',
  'event',
  'person_id as personId',
  'person_name as personName',
  'role',
  'subject_kind as subjectKind',
  'subject_id as subjectId',
  'ip',
  'as_person_id as asPersonId',
  'as_person_name as asPersonName',
  'changes',
] as const;

/** The history of one thing, newest first. The caller has asked whether the viewer may see that thing. */
export async function historyOf(conn: Conn, subject: Subject): Promise<readonly AuditRow[]> {
  return ofSubject(conn, subject).limit(200).execute();
}

/** All of the same, as it comes. */
export function wholeHistoryOf(conn: Conn, subject: Subject): AsyncGenerator<readonly AuditRow[]> {
  return inBatches(conn, ofSubject(conn, subject));
}

type Subject = { readonly kind: string; readonly id: string };

function ofSubject(conn: Conn, { kind, id }: Subject) {
  return tables(conn)
    .selectFrom('audit_event')
    .select(columns)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('id', 'desc');
}

/**
 * Which of the things were changed after a moment of their own: nobody changes anything without the log knowing. Only events
 * whose name begins with `events` count, when that is said.
 */
export async function changedSince(
  conn: Conn,
  kind: string,
  marks: readonly { readonly id: string; readonly at: Date }[],
  events = '',
): Promise<ReadonlySet<string>> {
  if (marks.length === 0) return new Set();
  const found = await sql<{ id: string }>`
    select mark.id from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as mark (id text, at timestamptz)
    where exists (select from audit_event e
      where e.subject_kind = ${kind} and e.subject_id = mark.id and e.at > mark.at
        and starts_with(e.event, ${events}))`.execute(tables(conn));
  return new Set(found.rows.map((row) => row.id));
}

export type LogFilter = {
  /** Part of a person's name, or the whole id of a person or a thing. */
  readonly text: string;
  readonly event: string;
  readonly from: Date | null;
  readonly until: Date | null;
  /** Only events older than this id: the end of the page before. */
  readonly before: number | null;
};

/** A page of the whole log for the administrator, newest first, by keyset on the id. */
export async function searchLog(conn: Conn, filter: LogFilter, size: number): Promise<readonly AuditRow[]> {
  return matching(conn, filter).limit(size).execute();
}

/** The whole of the same, as it comes. */
export function allOfLog(conn: Conn, filter: LogFilter): AsyncIterable<readonly AuditRow[]> {
  return inBatches<AuditRow>(conn, matching(conn, { ...filter, before: null }));
}

function matching(conn: Conn, filter: LogFilter) {
  let query = tables(conn).selectFrom('audit_event').select(columns).orderBy('id', 'desc');
  const id = parseId<'SubjectId'>(filter.text.toLowerCase());
  if (id) query = query.where((where) => where.or([where('person_id', '=', id), where('subject_id', '=', id)]));
  else if (filter.text) query = query.where('person_name', 'ilike', `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`);
  if (filter.event) query = query.where('event', '=', filter.event);
  if (filter.from) query = query.where('at', '>=', filter.from);
  if (filter.until) query = query.where('at', '<', filter.until);
  return filter.before === null ? query : query.where('id', '<', filter.before);
}

/** The names of all events that were ever logged: hops over the index, so the length of the log does not matter. */
export async function loggedEvents(conn: Conn): Promise<readonly string[]> {
  const found = await sql<{ event: string }>`
    with recursive hop as (
      (select event from audit_event order by event limit 1)
      union all
      select (select e.event from audit_event e where e.event > hop.event order by e.event limit 1)
      from hop where hop.event is not null
    ) select event from hop where event is not null`.execute(tables(conn));
  return found.rows.map((row) => row.event);
}

/** Recomputes every seal from the events and compares the chain; the first fault found ends it. */
export async function verifyChain(conn: Conn): Promise<Verdict> {
  const seals = await tables(conn).selectFrom('audit_seal').selectAll().orderBy('no').execute();
  let [previous, events] = [FIRST_LINK, 0];
  let lastId = 0;
  for (const seal of seals) {
    if (seal.previous !== previous) return { ok: false, seal: seal.no, fault: 'previous' };
    const rows = await tables(conn)
      .selectFrom('audit_event')
      .selectAll()
      .where('id', '>', lastId)
      .where('id', '<=', seal.last_id)
      .orderBy('id')
      .execute();
    if (rows.length !== seal.events) return { ok: false, seal: seal.no, fault: 'missing_events' };
    const digest = sealDigest(previous, rows);
    const fault = digest === seal.digest ? null : await resealFault(conn, seal.no, digest);
    if (fault) return { ok: false, seal: seal.no, fault };
    [previous, events, lastId] = [seal.digest, events + rows.length, seal.last_id];
  }
  const rest = await tables(conn)
    .selectFrom('audit_event')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('id', '>', lastId)
    .executeTakeFirstOrThrow();
  return { ok: true, seals: seals.length, events, unsealed: rest.n, head: previous };
}

/**
 * Why a batch that no longer has its first digest is not what an erasure left: it was never sealed anew with this digest
 * (`digest`), or the log does not tell of it (`reseal`).
 */
async function resealFault(conn: Conn, no: number, digest: string): Promise<'digest' | 'reseal' | null> {
  const last = await tables(conn)
    .selectFrom('audit_reseal')
    .select('digest')
    .where('seal_no', '=', no)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.digest !== digest) return 'digest';
  const told = await tables(conn)
    .selectFrom('audit_event')
    .select('id')
    .where('event', '=', RESEALED)
    .where('subject_id', '=', String(no))
    .where(sql<boolean>`changes @> ${JSON.stringify([{ field: 'digest', after: digest }])}::jsonb`)
    .executeTakeFirst();
  return told ? null : 'reseal';
}
