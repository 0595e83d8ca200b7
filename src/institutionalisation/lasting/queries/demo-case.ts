import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import { tables } from '../schema.ts';

/** The published record of the demonstration that the person keeps; null where there is none. */
export async function demoCaseOf(conn: Conn, personId: PersonId): Promise<InnovationId | null> {
  const row = await tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('innovation_keeper as k', 'k.innovation_id', 'i.id')
    .select('i.id')
    .where('k.person_id', '=', personId)
    .where('k.until', 'is', null)
    .where('i.state', '=', 'published')
    .orderBy('i.id')
    .executeTakeFirst();
  return row?.id ?? null;
}
