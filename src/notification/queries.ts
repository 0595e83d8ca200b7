import type { PersonId } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { Delivery, Notice } from './model.ts';
import { tables } from './schema.ts';

/** The newest notices of a person. */
export async function noticesOf(conn: Conn, personId: PersonId, limit: number): Promise<readonly Notice[]> {
  return newestOf(conn, personId).limit(limit).execute();
}

/** All of the same notices, as they come. */
export function allNotices(conn: Conn, personId: PersonId): AsyncIterable<readonly Notice[]> {
  return inBatches<Notice>(conn, newestOf(conn, personId));
}

function newestOf(conn: Conn, personId: PersonId) {
  return tables(conn)
    .selectFrom('notice')
    .select(['id', 'kind', 'values', 'href', 'created_at as createdAt', 'read_at as readAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc');
}

export async function unreadCount(conn: Conn, personId: PersonId): Promise<number> {
  const row = await tables(conn)
    .selectFrom('notice')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** How the person wants each kind by mail, as far as it was said. */
export async function settingsOf(conn: Conn, personId: PersonId): Promise<ReadonlyMap<string, Delivery>> {
  const rows = await tables(conn)
    .selectFrom('notice_setting')
    .select(['kind', 'delivery'])
    .where('person_id', '=', personId)
    .execute();
  return new Map(rows.map((row) => [row.kind, row.delivery]));
}

/** How each of these people wants this kind by mail, as far as it was said. */
export async function deliveriesOf(
  conn: Conn,
  people: readonly PersonId[],
  kind: string,
): Promise<ReadonlyMap<PersonId, Delivery>> {
  if (people.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('notice_setting')
    .select(['person_id', 'delivery'])
    .where('kind', '=', kind)
    .where('person_id', 'in', people)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.delivery]));
}

/** People with notices that wait to be mailed together. */
export async function awaitingDigest(conn: Conn): Promise<readonly PersonId[]> {
  const rows = await tables(conn)
    .selectFrom('notice')
    .select('person_id')
    .distinct()
    .where('in_digest', '=', true)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Whether somebody has this code. */
export async function isReaderCode(conn: Conn, code: string): Promise<boolean> {
  const row = await tables(conn)
    .selectFrom('notice_reader')
    .select('person_id')
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}
