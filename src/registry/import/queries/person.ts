import { type Kysely, sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';

/** Whose account this address is; null for nobody's. */
export async function personByEmail(conn: Conn, email: string): Promise<PersonId | null> {
  const found = await sql<{ id: PersonId }>`select id from person where email = ${email}`.execute(
    conn as unknown as Kysely<unknown>,
  );
  return found.rows[0]?.id ?? null;
}
