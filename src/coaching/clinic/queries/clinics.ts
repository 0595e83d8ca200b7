import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { Clinic, ClinicId } from '../model/clinic.ts';
import type { ClinicState } from '../model/states.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

const columns = sql`c.id, c.organiser_id as "organiserId", o.name as "organiserName", c.title, c.state,
  c.starts_at as "startsAt", c.ends_at as "endsAt", c.place, c.link, c.capacity, c.agenda, c.is_public as "isPublic",
  c.announced_at as "announcedAt", c.cancel_reason as "cancelReason", c.sequence, c.revision,
  coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id) from clinic_coach k
    join person p on p.id = k.person_id where k.clinic_id = c.id), '[]') as coaches,
  coalesce((select json_agg(json_build_object('id', n.id, 'name', n.name) order by n.region_code nulls first, n.name, n.id)
    from clinic_invited i join institution n on n.id = i.institution_id where i.clinic_id = c.id), '[]') as invited`;
const from = sql`from clinic c join institution o on o.id = c.organiser_id`;

/** The clinic of this id, whoever asks; the caller asks whether it may be seen. */
export async function clinicById(conn: Conn, id: ClinicId): Promise<Clinic | null> {
  const found = await sql<Clinic>`select ${columns} ${from} where c.id = ${id}`.execute(tables(conn));
  return found.rows[0] ?? null;
}

/** The same, when the viewer may read it. */
export async function clinicFor(conn: Conn, viewer: Viewer, id: ClinicId): Promise<Clinic | null> {
  const found = await sql<Clinic>`select ${columns} ${from} where c.id = ${id} and ${visibleTo(viewer)}`.execute(
    tables(conn),
  );
  return found.rows[0] ?? null;
}

/** When a clinic is: still to come or running, or over. */
export type Time = 'ahead' | 'past';
export type ClinicsFilter = { readonly words: string; readonly state: ClinicState | null; readonly time: Time | null };
type Asked = { readonly filter: ClinicsFilter; readonly now: Date };

function wanted(viewer: Viewer, { filter, now }: Asked): RawBuilder<unknown> {
  const like = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`;
  const state = filter.state ? sql<SqlBool>`c.state = ${filter.state}` : sql<SqlBool>`true`;
  const ahead = sql<SqlBool>`c.ends_at >= ${now}::timestamptz`;
  const time =
    filter.time === null ? sql<SqlBool>`true` : filter.time === 'ahead' ? ahead : sql<SqlBool>`not (${ahead})`;
  return sql`${from} where ${visibleTo(viewer)} and ${state} and ${time}
    and (${filter.words} = '' or c.title ilike ${like} or c.place ilike ${like} or c.agenda ilike ${like})`;
}

const order = sql`order by c.starts_at desc, c.id`;

/** One page of the clinics that the viewer reads, the latest day first, and how many there are. */
export async function listClinics(
  conn: Conn,
  viewer: Viewer,
  asked: Asked,
  { size, offset }: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly Clinic[] }> {
  const found = await sql<Clinic & { total: number }>`select ${columns}, count(*) over () as total
    ${wanted(viewer, asked)} ${order} limit ${size} offset ${offset}`.execute(tables(conn));
  const rows = found.rows.map(({ total: _total, ...row }) => row);
  return { total: found.rows[0]?.total ?? 0, rows };
}

/** All of the same, as they come. */
export async function* allClinics(conn: Conn, viewer: Viewer, asked: Asked): AsyncGenerator<readonly Clinic[]> {
  const query = sql<Clinic>`select ${columns} ${wanted(viewer, asked)} ${order}`;
  const asStatement = { compile: () => query.compile(tables(conn)) };
  yield* inBatches<Clinic>(conn, asStatement);
}

const REMIND_WITHIN_DAYS = 2;

/** Announced clinics that begin within two days, soonest first. */
export async function clinicsAhead(conn: Conn, now: Date): Promise<readonly Clinic[]> {
  const found = await sql<Clinic>`select ${columns} ${from} where c.state = 'announced'
    and c.starts_at > ${now}::timestamptz and c.starts_at < ${now}::timestamptz + make_interval(days => ${REMIND_WITHIN_DAYS})
    order by c.starts_at, c.id`.execute(tables(conn));
  return found.rows;
}

/** Clinics at which the viewer coaches or has a place, soonest first. */
export async function ownAhead(conn: Conn, viewer: Viewer, now: Date): Promise<readonly Clinic[]> {
  const personId = viewer.person?.id ?? null;
  const found =
    await sql<Clinic>`select ${columns} ${from} where c.state = 'announced' and c.ends_at > ${now}::timestamptz
    and (exists (select from clinic_coach k where k.clinic_id = c.id and k.person_id = ${personId}::uuid)
      or exists (select from clinic_registration r where r.clinic_id = c.id and r.person_id = ${personId}::uuid
        and r.state = 'registered')) order by c.starts_at, c.id limit 5`.execute(tables(conn));
  return found.rows;
}

/** Announced clinics that invite the viewer's institution and have nobody of it yet, soonest first. */
export async function unanswered(conn: Conn, viewer: Viewer, now: Date): Promise<readonly Clinic[]> {
  const institutionId = viewer.acting?.institutionId ?? null;
  const found =
    await sql<Clinic>`select ${columns} ${from} where c.state = 'announced' and c.starts_at > ${now}::timestamptz
    and exists (select from clinic_invited i where i.clinic_id = c.id and i.institution_id = ${institutionId}::uuid)
    and not exists (select from clinic_registration r where r.clinic_id = c.id and r.institution_id = ${institutionId}::uuid
      and r.state <> 'withdrawn') order by c.starts_at, c.id limit 5`.execute(tables(conn));
  return found.rows;
}

/** Those of them that the viewer reads. */
export async function clinicsByIds(conn: Conn, viewer: Viewer, ids: readonly ClinicId[]): Promise<readonly Clinic[]> {
  if (ids.length === 0) return [];
  const found = await sql<Clinic>`select ${columns} ${from} where c.id = any(${[...ids]}::uuid[])
    and ${visibleTo(viewer)}`.execute(tables(conn));
  return found.rows;
}
