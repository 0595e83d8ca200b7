import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

/** What must hold among people, places and roles at any time, and the database itself cannot refuse. */
export async function breaches(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = await sql<{ name: string; subject: string; detail: string }>`
    select 'identity.acting_held' as name, p.id::text as subject, p.acting_membership_id::text as detail
      from person p join membership m on m.id = p.acting_membership_id where m.person_id <> p.id
    union all
    select 'identity.closed_unit_empty', u.id::text, m.id::text
      from unit u join membership m on m.unit_id = u.id and m.ended_at is null where u.closed_at is not null
    union all
    select 'identity.open_under_closed', u.id::text, p.id::text
      from unit u join unit p on p.id = u.parent_unit_id where u.closed_at is null and p.closed_at is not null
    union all
    select 'identity.administrators', 'hub', 'people but no living administrator of the system'
      where exists (select 1 from person) and not exists (
        select 1 from membership m join person p on p.id = m.person_id
        where m.role = 'system_admin' and m.ended_at is null and p.deactivated_at is null)
    union all
    select 'identity.deactivated_sessions', p.id::text, s.id::text
      from auth_session s join person p on p.id = s.person_id where p.deactivated_at is not null
    union all
    select 'identity.deactivated_passkeys', p.id::text, k.id::text
      from auth_passkey k join person p on p.id = k.person_id where p.deactivated_at is not null`.execute(tables(conn));
  const circles = await sql<{ id: string }>`
    with recursive up as (
      select id as start, parent_unit_id as at, 1 as step from unit where parent_unit_id is not null
      union all
      select up.start, u.parent_unit_id, up.step + 1 from up join unit u on u.id = up.at
      where u.parent_unit_id is not null and up.step < 100 and up.at <> up.start
    ) select distinct start as id from up where at = start`.execute(tables(conn));
  return [
    ...found.rows,
    ...circles.rows.map((row) => ({ name: 'identity.unit_circle', subject: row.id, detail: 'stands below itself' })),
  ];
}
