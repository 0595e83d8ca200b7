import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { ListedRecord, RecordFilter } from '../model/list.ts';
import type { WorkingState } from '../model/states.ts';
import { type RegistryTables, tables } from '../schema.ts';
import { visibleDocs } from '../search/visible.ts';
import { workVisibleTo } from '../visibility.ts';
import { serving } from './serving.ts';

/** Somebody keeps it who is still there. */
export const isKept: RawBuilder<SqlBool> = sql<SqlBool>`exists (
  select from innovation_keeper k
  where k.innovation_id = innovation.id and k.until is null and ${serving(sql`k.person_id`)})`;

/** Another record that the viewer may see has the same title. */
export function hasTwin(viewer: Viewer): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from search_doc own join search_doc d
      on d.title_key = own.title_key and d.kind = 'innovation' and d.innovation_id <> own.innovation_id
    where own.innovation_id = innovation.id and ${visibleDocs(viewer)})`;
}

/** Shown first what is being written, else what the public reads. */
function matching(conn: Conn, viewer: Viewer, filter: RecordFilter) {
  let query = tables(conn)
    .selectFrom('innovation')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .where((where) => workVisibleTo(viewer)(where));
  const { state } = filter;
  if (state === 'published' || state === 'archived') query = query.where('innovation.state', '=', state);
  else if (state) query = query.where('v.state', '=', state);
  if (filter.institutionId) query = query.where('innovation.institution_id', '=', filter.institutionId);
  if (filter.unitId) query = query.where('innovation.unit_id', '=', filter.unitId);
  for (const word of filter.text.trim().split(/\s+/))
    if (word)
      query = query.where(sql<string>`v.content ->> 'title'`, 'ilike', `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return marked(query, viewer, filter);
}

function marked<Query extends { where: (condition: RawBuilder<SqlBool>) => Query }>(
  query: Query,
  viewer: Viewer,
  filter: RecordFilter,
): Query {
  if (filter.mark === 'orphan') return query.where(sql<SqlBool>`not ${isKept}`);
  if (filter.mark === 'duplicate') return query.where(hasTwin(viewer));
  if (filter.mark === 'gaps') return query.where(sql<SqlBool>`v.completeness < 100`);
  if (filter.mark !== 'mine') return query;
  return query.where(sql<SqlBool>`exists (select from innovation_keeper own
    where own.innovation_id = innovation.id and own.until is null and own.person_id = ${viewer.person?.id ?? null})`);
}

/** One page of the records whose work the viewer may see, and how many there are. What waits stands oldest first. */
export async function listRecords(
  conn: Conn,
  viewer: Viewer,
  filter: RecordFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly ListedRecord[] }> {
  const rows = await listed(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
  const counted = await matching(conn, viewer, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: counted.n, items: rows.map(toListed) };
}

/** All of the same records, as they come. */
export async function* allRecords(
  conn: Conn,
  viewer: Viewer,
  filter: RecordFilter,
): AsyncGenerator<readonly ListedRecord[]> {
  for await (const rows of inBatches<Row>(conn, listed(conn, viewer, filter))) yield rows.map(toListed);
}

function listed(conn: Conn, viewer: Viewer, filter: RecordFilter) {
  const sorted =
    filter.state === 'with_admin'
      ? matching(conn, viewer, filter).orderBy('v.submitted_at')
      : matching(conn, viewer, filter).orderBy('innovation.updated_at', 'desc');
  return sorted
    .innerJoin('institution as n', 'n.id', 'innovation.institution_id')
    .leftJoin('unit as u', 'u.id', 'innovation.unit_id')
    .select([
      'innovation.id',
      'innovation.state',
      'n.name as institutionName',
      'u.name as unitName',
      'v.state as versionState',
      'v.completeness',
      'v.submitted_at as submittedAt',
      'innovation.updated_at as updatedAt',
      sql<string>`v.content ->> 'title'`.as('title'),
      sql<boolean>`not ${isKept}`.as('orphan'),
      sql<boolean>`${hasTwin(viewer)}`.as('duplicate'),
    ])
    .orderBy('innovation.id', 'desc');
}

type Row = Omit<ListedRecord, 'working'> & { readonly versionState: RegistryTables['innovation_version']['state'] };

function toListed({ versionState, ...row }: Row): ListedRecord {
  const isOpen = versionState !== 'published' && versionState !== 'superseded' && versionState !== 'withdrawn';
  return { ...row, working: isOpen ? (versionState as WorkingState) : null };
}

/** The ids that a filter finds, at most `limit`, for a move on all of them. */
export async function idsOf(
  conn: Conn,
  viewer: Viewer,
  filter: RecordFilter,
  limit: number,
): Promise<readonly InnovationId[]> {
  const rows = await matching(conn, viewer, filter)
    .select('innovation.id')
    .orderBy('innovation.id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export type PlaceChoice = {
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
};

/** Institutions and units that have records whose work the viewer may see: what the list can be narrowed to. */
export async function placesOfRecords(conn: Conn, viewer: Viewer): Promise<readonly PlaceChoice[]> {
  return tables(conn)
    .selectFrom('innovation')
    .innerJoin('institution as n', 'n.id', 'innovation.institution_id')
    .leftJoin('unit as u', 'u.id', 'innovation.unit_id')
    .select(['n.id as institutionId', 'n.name as institutionName', 'u.id as unitId', 'u.name as unitName'])
    .distinct()
    .where((where) => workVisibleTo(viewer)(where))
    .orderBy('n.name')
    .orderBy('u.name')
    .execute();
}
