import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Clinic, ClinicId } from '../model/clinic.ts';
import type { Mark } from '../model/presence.ts';
import type { Registration, RegistrationId } from '../model/registration.ts';
import { tables } from '../schema.ts';
import { registrationsFor } from './registrations.ts';

/** Whether the person of this registration was there, as far as is known. */
export async function isPresent(conn: Conn, id: RegistrationId): Promise<boolean> {
  const row = await tables(conn)
    .selectFrom('clinic_presence')
    .select('is_present as isPresent')
    .where('registration_id', '=', id)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.isPresent === true;
}

/** The last mark of each person of the clinic. */
export async function marksOf(conn: Conn, clinicId: ClinicId): Promise<ReadonlyMap<RegistrationId, Mark>> {
  const found = await sql<Mark>`select distinct on (m.registration_id) m.registration_id as "registrationId",
      m.is_present as "isPresent", m.means, m.was_offline as "wasOffline", m.reason, p.name as "markedByName",
      m.marked_at as "markedAt", m.received_at as "receivedAt"
    from clinic_presence m join clinic_registration r on r.id = m.registration_id left join person p on p.id = m.marked_by
    where r.clinic_id = ${clinicId} order by m.registration_id, m.no desc`.execute(tables(conn));
  return new Map(found.rows.map((it) => [it.registrationId, it]));
}

/** What signs the codes of the clinic. */
export async function secretOf(conn: Conn, id: ClinicId): Promise<string> {
  const row = await tables(conn).selectFrom('clinic').select('secret').where('id', '=', id).executeTakeFirstOrThrow();
  return row.secret;
}

export type Attendee = Registration & { readonly mark: Mark | null };

/** Everybody who is or was to come, with the last mark of each: by institution, unit and name, as a list at a door is read. */
export async function attendeesOf(conn: Conn, viewer: Viewer, clinic: Clinic): Promise<readonly Attendee[]> {
  const all = await registrationsFor(conn, viewer, { clinic, filter: { words: '', state: null } });
  const marks = await marksOf(conn, clinic.id);
  return all
    .map((it) => ({ ...it, mark: marks.get(it.id) ?? null }))
    .filter((it) => it.state !== 'withdrawn' || it.mark !== null);
}

/** All marks of one person, the newest first. */
export async function historyOfMarks(conn: Conn, id: RegistrationId): Promise<readonly Mark[]> {
  const found = await sql<Mark>`select m.registration_id as "registrationId", m.is_present as "isPresent", m.means,
      m.was_offline as "wasOffline", m.reason, p.name as "markedByName", m.marked_at as "markedAt", m.received_at as "receivedAt"
    from clinic_presence m left join person p on p.id = m.marked_by where m.registration_id = ${id}
    order by m.no desc`.execute(tables(conn));
  return found.rows;
}
