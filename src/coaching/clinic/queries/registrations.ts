import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type PersonId, type Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { Clinic, ClinicId } from '../model/clinic.ts';
import type { Registration, RegistrationId, Taken } from '../model/registration.ts';
import type { RegistrationState } from '../model/states.ts';
import { isHost } from '../rules/moves.ts';
import { tables } from '../schema.ts';

type Row = Omit<Registration, 'brings'> & {
  readonly innovationId: InnovationId | null;
  readonly problemId: ProblemId | null;
};

const columns = sql`r.id, r.clinic_id as "clinicId", r.person_id as "personId", p.name as "personName",
  r.institution_id as "institutionId", n.name as "institutionName", r.unit_id as "unitId", u.name as "unitName", r.state,
  r.innovation_id as "innovationId", r.problem_id as "problemId", coalesce(v.content ->> 'title', b.title) as "bringsTitle",
  r.note, r.registered_at as "registeredAt", y.name as "registeredByName", r.moved_up_at as "movedUpAt"`;
const from = sql`from clinic_registration r join person p on p.id = r.person_id join institution n on n.id = r.institution_id
  left join unit u on u.id = r.unit_id left join person y on y.id = r.registered_by
  left join innovation i on i.id = r.innovation_id
  left join innovation_version v on v.id = coalesce(i.working_version_id, i.published_version_id)
  left join problem b on b.id = r.problem_id`;

function toRegistration({ innovationId, problemId, ...row }: Row): Registration {
  if (innovationId) return { ...row, brings: { kind: 'innovation', id: innovationId } };
  return { ...row, brings: problemId ? { kind: 'problem', id: problemId } : null };
}

/** The registration, whoever asks; the caller asks whether it may be seen. */
export async function registrationById(conn: Conn, id: RegistrationId): Promise<Registration | null> {
  const found = await sql<Row>`select ${columns} ${from} where r.id = ${id}`.execute(tables(conn));
  const [row] = found.rows;
  return row ? toRegistration(row) : null;
}

/** The registration of this person, withdrawn ones too; null for who never was registered. */
export async function registrationOf(conn: Conn, clinicId: ClinicId, personId: PersonId): Promise<Registration | null> {
  const found =
    await sql<Row>`select ${columns} ${from} where r.clinic_id = ${clinicId} and r.person_id = ${personId}`.execute(
      tables(conn),
    );
  const [row] = found.rows;
  return row ? toRegistration(row) : null;
}

/** How many have a place and how many wait. */
export async function takenOf(conn: Conn, clinicId: ClinicId): Promise<Taken> {
  const found = await sql<Taken>`select count(*) filter (where state = 'registered') as registered,
    count(*) filter (where state = 'waiting') as waiting from clinic_registration where clinic_id = ${clinicId}`.execute(
    tables(conn),
  );
  return found.rows[0] ?? { registered: 0, waiting: 0 };
}

export type RegistrationsFilter = { readonly words: string; readonly state: RegistrationState | null };
type Asked = { readonly clinic: Clinic; readonly filter: RegistrationsFilter };

/** `mayReadRegistration` in SQL. */
function readBy(clinic: Clinic, viewer: Viewer): RawBuilder<SqlBool> {
  if (isHost(clinic, viewer)) return sql<SqlBool>`true`;
  const own = viewer.person ? sql<SqlBool>`r.person_id = ${viewer.person.id}` : sql<SqlBool>`false`;
  if (!viewer.acting || !isActing(viewer, 'local_admin')) return own;
  return sql<SqlBool>`(${own} or r.institution_id = ${viewer.acting.institutionId})`;
}

function wanted(viewer: Viewer, { clinic, filter }: Asked): RawBuilder<unknown> {
  const like = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`;
  const state = filter.state ? sql<SqlBool>`r.state = ${filter.state}` : sql<SqlBool>`true`;
  return sql`${from} where r.clinic_id = ${clinic.id} and ${readBy(clinic, viewer)} and ${state}
    and (${filter.words} = '' or p.name ilike ${like} or n.name ilike ${like} or u.name ilike ${like})
    order by array_position(array['registered', 'waiting', 'withdrawn'], r.state), n.name, u.name nulls first, p.name, r.id`;
}

/** The people of a clinic whom the viewer may see: with a place by institution and name, then those who wait. */
export async function registrationsFor(conn: Conn, viewer: Viewer, asked: Asked): Promise<readonly Registration[]> {
  const found = await sql<Row>`select ${columns} ${wanted(viewer, asked)}`.execute(tables(conn));
  return found.rows.map(toRegistration);
}

/** All of the same, as they come. */
export async function* allRegistrations(
  conn: Conn,
  viewer: Viewer,
  asked: Asked,
): AsyncGenerator<readonly Registration[]> {
  const query = sql<Row>`select ${columns} ${wanted(viewer, asked)}`;
  const asStatement = { compile: () => query.compile(tables(conn)) };
  for await (const rows of inBatches<Row>(conn, asStatement)) yield rows.map(toRegistration);
}

/** Those who wait longest, in their order. */
export async function nextWaiting(conn: Conn, clinicId: ClinicId, count: number): Promise<readonly RegistrationId[]> {
  const rows = await tables(conn)
    .selectFrom('clinic_registration')
    .select('id')
    .where('clinic_id', '=', clinicId)
    .where('state', '=', 'waiting')
    .orderBy('registered_at')
    .orderBy('id')
    .limit(count)
    .execute();
  return rows.map((row) => row.id);
}

/** Everybody who has or wants a place. */
export async function peopleComing(
  conn: Conn,
  clinicId: ClinicId,
  states: readonly RegistrationState[],
): Promise<readonly PersonId[]> {
  const rows = await tables(conn)
    .selectFrom('clinic_registration')
    .select('person_id as personId')
    .where('clinic_id', '=', clinicId)
    .where('state', 'in', [...states])
    .execute();
  return rows.map((row) => row.personId);
}
