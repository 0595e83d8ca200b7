import { type Conn, inBatches } from '#platform/db.ts';
import type { InstitutionId, InstitutionKind } from '../model.ts';
import { nameKey } from '../rules/name.ts';
import { tables } from '../schema.ts';

export type Institution = {
  readonly id: InstitutionId;
  readonly kind: InstitutionKind;
  readonly name: string;
  readonly regionCode: string | null;
};
export type ListedInstitution = Institution & { readonly units: number };
export type InstitutionFilter = {
  readonly text: string;
  readonly kind: InstitutionKind | null;
  /** A province's code takes its regencies and cities along. */
  readonly regionCode: string | null;
};

const columns = ['i.id', 'i.kind', 'i.name', 'i.region_code as regionCode'] as const;

export async function institutionById(conn: Conn, id: InstitutionId): Promise<Institution | null> {
  return (await institutionsByIds(conn, [id])).get(id) ?? null;
}

/** The institutions of these ids; unknown ids are left out. */
export async function institutionsByIds(
  conn: Conn,
  ids: readonly InstitutionId[],
): Promise<ReadonlyMap<InstitutionId, Institution>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('institution as i')
    .select(columns)
    .where('i.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The institution that runs the hub: the government of its province; null before the regions are filled. */
export async function hubInstitution(conn: Conn, hubRegion: string): Promise<Institution | null> {
  const found = await tables(conn)
    .selectFrom('institution as i')
    .select(columns)
    .where('i.kind', '=', 'province')
    .where('i.region_code', '=', hubRegion)
    .executeTakeFirst();
  return found ?? null;
}

/** Every institution, for a choice: national ones first, then by region. */
export async function allInstitutions(conn: Conn): Promise<readonly Institution[]> {
  return tables(conn)
    .selectFrom('institution as i')
    .select(columns)
    .orderBy('i.region_code', (order) => order.asc().nullsFirst())
    .orderBy('i.name')
    .execute();
}

/** One page of the list and how many there are in all. */
export async function findInstitutions(
  conn: Conn,
  filter: InstitutionFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly ListedInstitution[] }> {
  const rows = await listed(conn, filter).limit(page.size).offset(page.offset).execute();
  const counted = await matching(conn, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: counted.n, items: rows.map(withUnits) };
}

/** All of the same institutions, as they come. */
export async function* allListed(conn: Conn, filter: InstitutionFilter): AsyncGenerator<readonly ListedInstitution[]> {
  for await (const rows of inBatches<ListedRow>(conn, listed(conn, filter))) yield rows.map(withUnits);
}

type ListedRow = Institution & { readonly units: number | null };
const withUnits = (row: ListedRow): ListedInstitution => ({ ...row, units: row.units ?? 0 });

function listed(conn: Conn, filter: InstitutionFilter) {
  return matching(conn, filter)
    .select(columns)
    .select((it) => [
      it
        .selectFrom('unit as u')
        .select((unit) => unit.fn.countAll<number>().as('n'))
        .whereRef('u.institution_id', '=', 'i.id')
        .where('u.closed_at', 'is', null)
        .as('units'),
    ])
    .orderBy('i.region_code', (order) => order.asc().nullsFirst())
    .orderBy('i.name')
    .orderBy('i.id');
}

function matching(conn: Conn, filter: InstitutionFilter) {
  let query = tables(conn).selectFrom('institution as i');
  for (const word of nameKey(filter.text).split(' ')) {
    if (word) query = query.where('i.name_key', 'like', `%${word}%`);
  }
  if (filter.kind) query = query.where('i.kind', '=', filter.kind);
  const { regionCode } = filter;
  if (regionCode) {
    query = query.where((it) =>
      it.or([it('i.region_code', '=', regionCode), it('i.region_code', 'like', `${regionCode}.%`)]),
    );
  }
  return query;
}

/** How many governments of regions have no living admin lokal. */
export async function governmentsWithoutAdmin(conn: Conn): Promise<number> {
  const row = await tables(conn)
    .selectFrom('institution as i')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('i.kind', 'in', ['regency', 'city'])
    .where((it) =>
      it.not(
        it.exists(
          it
            .selectFrom('membership as m')
            .innerJoin('person as p', 'p.id', 'm.person_id')
            .select('m.id')
            .whereRef('m.institution_id', '=', 'i.id')
            .where('m.role', '=', 'local_admin')
            .where('m.ended_at', 'is', null)
            .where('p.deactivated_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return row.n;
}
