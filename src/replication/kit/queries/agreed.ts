import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import { tables } from '../schema.ts';

/** Whether this institution has an agreement on copying the record that was not given up since. */
export async function hasAgreed(
  conn: Conn,
  innovationId: InnovationId,
  institutionId: InstitutionId,
): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select exists (select from replication r
    where r.origin_id = ${innovationId} and r.institution_id = ${institutionId} and r.agreed_at is not null
      and r.state not in ('stopped', 'refused')) as found`.execute(tables(conn));
  return found.rows[0]?.found ?? false;
}
