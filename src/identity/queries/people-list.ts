import { type Conn, inBatches } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import type { InstitutionId, Membership, Person, PersonId, Role, Viewer } from '../model.ts';
import { isActing } from '../rules/guard.ts';
import { tables } from '../schema.ts';
import { peopleVisibleTo } from './people.ts';

export type HeldMembership = Membership & {
  readonly personId: PersonId;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
};
export type ListedPerson = Person & {
  readonly locale: Locale;
  readonly createdAt: Date;
  readonly deactivatedAt: Date | null;
  readonly lastSignedInAt: Date | null;
  readonly secondFactor: boolean;
  /** Current memberships that the viewer may know of. */
  readonly memberships: readonly HeldMembership[];
};
export type PeopleFilter = {
  readonly text: string;
  readonly role: Role | null;
  readonly institutionId: InstitutionId | null;
  readonly state: 'active' | 'deactivated' | null;
};

const columns = [
  'p.id',
  'p.name',
  'p.email',
  'p.locale',
  'p.created_at as createdAt',
  'p.deactivated_at as deactivatedAt',
  'p.last_signed_in_at as lastSignedInAt',
  'p.two_factor_enabled as secondFactor',
] as const;

/** One page of the people whom the viewer may see, and how many there are in all. */
export async function findPeople(
  conn: Conn,
  viewer: Viewer,
  filter: PeopleFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly ListedPerson[] }> {
  const rows = await listed(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
  const counted = await matching(conn, viewer, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: counted.n, items: await withMemberships(conn, viewer, rows) };
}

/** All of the same people, as they come. */
export async function* allPeople(
  conn: Conn,
  viewer: Viewer,
  filter: PeopleFilter,
): AsyncGenerator<readonly ListedPerson[]> {
  for await (const rows of inBatches<ListedRow>(conn, listed(conn, viewer, filter)))
    yield await withMemberships(conn, viewer, rows);
}

type ListedRow = Omit<ListedPerson, 'memberships'>;

function listed(conn: Conn, viewer: Viewer, filter: PeopleFilter) {
  return matching(conn, viewer, filter).select(columns).orderBy('p.name').orderBy('p.id');
}

async function withMemberships(
  conn: Conn,
  viewer: Viewer,
  rows: readonly ListedRow[],
): Promise<readonly ListedPerson[]> {
  const held = await membershipsOfPeople(
    conn,
    viewer,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, memberships: held.get(row.id) ?? [] }));
}

/** The person with current memberships, or null when there is none that the viewer may see. */
export async function personFor(conn: Conn, viewer: Viewer, id: PersonId): Promise<ListedPerson | null> {
  const row = await tables(conn)
    .selectFrom('person as p')
    .select(columns)
    .where('p.id', '=', id)
    .where(peopleVisibleTo(viewer))
    .executeTakeFirst();
  if (!row) return null;
  const held = await membershipsOfPeople(conn, viewer, [id]);
  return { ...row, memberships: held.get(id) ?? [] };
}

function matching(conn: Conn, viewer: Viewer, filter: PeopleFilter) {
  let query = tables(conn).selectFrom('person as p').where(peopleVisibleTo(viewer));
  for (const word of filter.text.trim().split(/\s+/)) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
    if (word) query = query.where((it) => it.or([it('p.name', 'ilike', pattern), it('p.email', 'ilike', pattern)]));
  }
  if (filter.state === 'active') query = query.where('p.deactivated_at', 'is', null);
  if (filter.state === 'deactivated') query = query.where('p.deactivated_at', 'is not', null);
  const { role, institutionId } = filter;
  if (!role && !institutionId) return query;
  return query.where((it) => {
    let held = it
      .selectFrom('membership as h')
      .select('h.id')
      .whereRef('h.person_id', '=', 'p.id')
      .where('h.ended_at', 'is', null);
    if (role) held = held.where('h.role', '=', role);
    if (institutionId) held = held.where('h.institution_id', '=', institutionId);
    return it.exists(held);
  });
}

async function membershipsOfPeople(
  conn: Conn,
  viewer: Viewer,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly HeldMembership[]>> {
  if (ids.length === 0) return new Map();
  let query = heldMemberships(conn)
    .where('m.person_id', 'in', [...ids])
    .where('m.ended_at', 'is', null);
  if (!isActing(viewer, 'hub_admin', 'system_admin') && viewer.acting) {
    query = query.where('m.institution_id', '=', viewer.acting.institutionId);
  }
  return Map.groupBy(await query.execute(), (row) => row.personId);
}

/** All memberships a person ever held, newest first: for the person's own page. */
export async function membershipsOf(conn: Conn, personId: PersonId): Promise<readonly HeldMembership[]> {
  return heldMemberships(conn).where('m.person_id', '=', personId).execute();
}

/** Current memberships of an institution, with the living people who hold them. */
export async function membersFor(
  conn: Conn,
  institutionId: InstitutionId,
): Promise<readonly (HeldMembership & { readonly person: Person })[]> {
  const rows = await heldMemberships(conn)
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.name as personName', 'p.email as personEmail'])
    .where('m.institution_id', '=', institutionId)
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .execute();
  return rows.map(({ personName, personEmail, ...held }) => ({
    ...held,
    person: { id: held.personId, name: personName, email: personEmail },
  }));
}

/** Memberships with the names of their places, newest first. */
export function heldMemberships(conn: Conn) {
  return tables(conn)
    .selectFrom('membership as m')
    .innerJoin('institution as i', 'i.id', 'm.institution_id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .select([
      'm.id',
      'm.role',
      'm.person_id as personId',
      'm.institution_id as institutionId',
      'i.name as institutionName',
      'i.region_code as regionCode',
      'm.unit_id as unitId',
      'u.name as unitName',
      'm.created_at as startedAt',
      'm.ended_at as endedAt',
    ])
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id');
}
