import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { tables } from '../schema.ts';

export type Limit = { readonly max: number; readonly seconds: number };

/** The counter's name: what is counted, and a digest so that the table holds no addresses. */
export function attemptKey(kind: string, subject: string): string {
  return `${kind}:${createHash('sha256').update(subject).digest('hex')}`;
}

/** Counts an attempt; answers the seconds to wait when there were too many in the window, else 0. One statement, so that attempts at once are all counted. */
export async function countAttempt(conn: Conn, key: string, limit: Limit, now: Date): Promise<number> {
  const at = now.getTime();
  const windowStart = at - limit.seconds * 1000;
  const counted = await sql<{ count: number; last_request: number }>`
    insert into auth_rate_limit as it (id, key, count, last_request)
    values (${newId<'AttemptId'>()}, ${key}, 1, ${at})
    on conflict (key) do update set
      count = case when it.last_request <= ${windowStart} then 1 else least(it.count, ${limit.max}) + 1 end,
      last_request = case when it.last_request <= ${windowStart} or it.count < ${limit.max} then ${at} else it.last_request end
    returning count, last_request`.execute(tables(conn));
  const row = counted.rows[0];
  if (!row || row.count <= limit.max) return 0;
  return Math.max(1, Math.ceil((row.last_request - windowStart) / 1000));
}

export async function forgetAttempts(conn: Conn, key: string): Promise<void> {
  await tables(conn).deleteFrom('auth_rate_limit').where('key', '=', key).execute();
}
