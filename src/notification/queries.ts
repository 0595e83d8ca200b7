import type { PersonId } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { Notice } from './model.ts';
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

/** Kinds that the person does not want by mail; everything else is mailed. */
export async function mutedKinds(conn: Conn, personId: PersonId): Promise<ReadonlySet<string>> {
  const rows = await tables(conn)
    .selectFrom('notice_setting')
    .select('kind')
    .where('person_id', '=', personId)
    .where('by_mail', '=', false)
    .execute();
  return new Set(rows.map((row) => row.kind));
}
