import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Coach, Invited } from '../model/clinic.ts';
import { tables } from '../schema.ts';

export type CoachChoice = Coach & { readonly places: readonly string[] };

/** Who may coach: the living coaches and the staff of the hub, with where they work. */
export async function coachChoices(conn: Conn): Promise<readonly CoachChoice[]> {
  const found = await sql<CoachChoice>`select p.id, p.name, array_agg(distinct n.name) as places
    from person p join membership m on m.person_id = p.id and m.ended_at is null and m.role in ('coach', 'hub_admin')
    join institution n on n.id = m.institution_id where p.deactivated_at is null
    group by p.id, p.name order by p.name, p.id`.execute(tables(conn));
  return found.rows;
}

export type InvitedChoice = Invited & { readonly kind: string; readonly regionCode: string | null };

/** Who may be invited: every institution, governments by their region first. */
export async function invitedChoices(conn: Conn): Promise<readonly InvitedChoice[]> {
  return tables(conn)
    .selectFrom('institution')
    .select(['id', 'name', 'kind', 'region_code as regionCode'])
    .orderBy('region_code', (it) => it.asc().nullsLast())
    .orderBy('name')
    .orderBy('id')
    .execute();
}
