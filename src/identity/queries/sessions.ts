import type { Conn } from '#platform/db.ts';
import type { PersonId, SessionId } from '../model.ts';
import { tables } from '../schema.ts';

export type OpenSession = {
  readonly id: SessionId;
  readonly ip: string;
  readonly userAgent: string;
  readonly startedAt: Date;
  /** To the day: better-auth renews a session in use once a day. */
  readonly usedAt: Date;
};

/** The sessions of a person that still stand, last used first. */
export async function sessionsOf(conn: Conn, personId: PersonId, now: Date): Promise<readonly OpenSession[]> {
  const rows = await tables(conn)
    .selectFrom('auth_session')
    .select(['id', 'ip_address', 'user_agent', 'created_at', 'updated_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ip: row.ip_address ?? '',
    userAgent: row.user_agent ?? '',
    startedAt: row.created_at,
    usedAt: row.updated_at,
  }));
}
