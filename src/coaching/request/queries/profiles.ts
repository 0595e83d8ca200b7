import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type Profile, USUAL_CAPACITY } from '../model.ts';
import { tables } from '../schema.ts';

async function profilesWhere(conn: Conn, where: RawBuilder<SqlBool>): Promise<readonly Profile[]> {
  const found = await sql<Profile>`select p.id as "personId", p.name, coalesce(f.affairs, '{}') as affairs,
    coalesce(f.region_codes, '{}') as "regionCodes", coalesce(f.capacity, ${USUAL_CAPACITY}) as capacity,
    coalesce(f.is_open, true) as "isOpen", coalesce(f.about, '') as about, coalesce(f.revision, 0) as revision,
    (select count(*) from coaching_request r where r.coach_id = p.id and r.state in ('offered', 'accepted')) as load
    from person p left join coaching_profile f on f.person_id = p.id
    where p.deactivated_at is null and exists (select from membership m where m.person_id = p.id and m.role = 'coach'
      and m.ended_at is null) and ${where} order by p.name, p.id`.execute(tables(conn));
  return found.rows;
}

/** Everybody who coaches today with what they declare, by name. */
export function allProfiles(conn: Conn): Promise<readonly Profile[]> {
  return profilesWhere(conn, sql<SqlBool>`true`);
}

/** What a coach declares; null for who does not coach. */
export async function profileOf(conn: Conn, id: PersonId): Promise<Profile | null> {
  const [found] = await profilesWhere(conn, sql<SqlBool>`p.id = ${id}`);
  return found ?? null;
}
