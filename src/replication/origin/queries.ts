import { sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { Origin } from './model.ts';
import { tables } from './schema.ts';

/** The published record of this id; null for every other. */
export async function originById(conn: Conn, id: InnovationId): Promise<Origin | null> {
  return (await origins(conn).where('i.id', '=', id).executeTakeFirst()) ?? null;
}

/** The model case of the demonstration; null where there is none. */
export async function demoOrigin(conn: Conn): Promise<Origin | null> {
  const row = await origins(conn)
    .where('i.origin', '=', 'demo')
    .orderBy('i.published_at')
    .orderBy('i.id')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

function origins(conn: Conn) {
  return tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('innovation_version as v', 'v.id', 'i.published_version_id')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .leftJoin('unit as u', 'u.id', 'i.unit_id')
    .select([
      'i.id',
      sql<string>`v.content ->> 'title'`.as('title'),
      'i.institution_id as institutionId',
      'n.name as institutionName',
      'n.region_code as regionCode',
      'i.unit_id as unitId',
      'u.name as unitName',
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
        where k.innovation_id = i.id and k.until is null order by k.since, k.person_id)`.as('keeperIds'),
    ])
    .where('i.state', '=', 'published');
}
