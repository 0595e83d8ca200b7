import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

/** What the tables alone cannot refuse: a hook always has a secret that holds. */
export async function hookInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = await sql<{ subject: string }>`select h.id as subject from webhook h
    where not exists (select from webhook_secret s where s.webhook_id = h.id and s.ends_at is null)`.execute(
    tables(conn),
  );
  return found.rows.map(({ subject }) => ({ name: 'integration.hook_has_secret', subject, detail: 'none' }));
}
