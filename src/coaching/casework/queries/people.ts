import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Case, Coach } from '../model.ts';
import { tables } from '../schema.ts';

/** Everybody who coaches today, by name. */
export async function allCoaches(conn: Conn): Promise<readonly Coach[]> {
  const found = await sql<Coach>`select distinct p.id, p.name from membership m join person p on p.id = m.person_id
    where m.role = 'coach' and m.ended_at is null and p.deactivated_at is null order by p.name, p.id`.execute(
    tables(conn),
  );
  return found.rows;
}

/** Who can owe an action of the case: its keepers, the people of its unit, the admins of its institution, its coaches. */
export async function possibleOwners(
  conn: Conn,
  it: Pick<Case, 'id' | 'innovationId' | 'owner'>,
): Promise<readonly Coach[]> {
  const { institutionId, unitId } = it.owner;
  const found = await sql<Coach>`select p.id, p.name from person p where p.deactivated_at is null and (
    exists (select from innovation_keeper k where k.person_id = p.id and k.innovation_id = ${it.innovationId} and k.until is null)
    or exists (select from coaching_case_coach o where o.person_id = p.id and o.case_id = ${it.id})
    or exists (select from membership m where m.person_id = p.id and m.ended_at is null
      and ((m.role = 'local_admin' and m.institution_id = ${institutionId})
        or (m.role = 'innovator' and m.unit_id = ${unitId}::uuid))))
    order by p.name, p.id`.execute(tables(conn));
  return found.rows;
}
