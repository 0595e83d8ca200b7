import type { Conn } from '#platform/db.ts';
import { FIRST_LINK } from './actions.ts';
import type { AuditRow, Verdict } from './model.ts';
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
  'changes',
] as const;

/** The history of one thing, newest first. The caller has asked whether the viewer may see that thing. */
export async function historyOf(conn: Conn, subject: { kind: string; id: string }): Promise<readonly AuditRow[]> {
  return tables(conn)
    .selectFrom('audit_event')
    .select(columns)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

export type LogFilter = {
  readonly text: string;
  readonly event: string;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly before: number | null;
};

/** A page of the whole log for the administrator, newest first, by keyset on the id. */
export async function searchLog(conn: Conn, filter: LogFilter, size: number): Promise<readonly AuditRow[]> {
  let query = tables(conn).selectFrom('audit_event').select(columns).orderBy('id', 'desc').limit(size);
  if (filter.text) {
    const pattern = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((where) =>
      where.or([
        where('person_name', 'ilike', pattern),
        where('subject_id', '=', filter.text),
        where('event', 'ilike', pattern),
      ]),
    );
  }
  if (filter.event) query = query.where('event', '=', filter.event);
  if (filter.from) query = query.where('at', '>=', filter.from);
  if (filter.until) query = query.where('at', '<', filter.until);
  if (filter.before !== null) query = query.where('id', '<', filter.before);
  return query.execute();
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
    if (sealDigest(previous, rows) !== seal.digest) return { ok: false, seal: seal.no, fault: 'digest' };
    [previous, events, lastId] = [seal.digest, events + rows.length, seal.last_id];
  }
  const rest = await tables(conn)
    .selectFrom('audit_event')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('id', '>', lastId)
    .executeTakeFirstOrThrow();
  return { ok: true, seals: seals.length, events, unsealed: rest.n };
}
