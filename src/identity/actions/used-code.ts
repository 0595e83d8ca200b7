import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { PersonId } from '../model.ts';
import { tables } from '../schema.ts';

/** A code is right for its own half minute and the ones beside it; after that it cannot come again but by chance. */
const SECONDS_OF_A_CODE = 120;

/**
 * Takes the code for this person; false when it was tried just before (RFC 6238 §5.2: a code opens once).
 * Asked before the code is checked, so that of two visits with the same code at once only one goes on. `seconds`: how long it must not come again.
 */
export async function takeCode(
  conn: Conn,
  personId: PersonId,
  code: string,
  now: Date,
  seconds = SECONDS_OF_A_CODE,
): Promise<boolean> {
  const digest = createHash('sha256').update(`${personId}:${code}`).digest('hex');
  const before = new Date(now.getTime() - seconds * 1000);
  const taken = await sql`
    insert into auth_used_code as it (person_id, code_digest, used_at) values (${personId}, ${digest}, ${now})
    on conflict (person_id, code_digest) do update set used_at = ${now} where it.used_at < ${before}
    returning 1`.execute(tables(conn));
  return taken.rows.length > 0;
}
