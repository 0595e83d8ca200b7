import { sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { editionsByIds } from '../../edition/queries/editions.ts';
import type { EntryFilter, ListedEntry } from '../model/list.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';
import { progressOfMany } from './progress.ts';

function matching(conn: Conn, viewer: Viewer, filter: EntryFilter) {
  let query = tables(conn)
    .selectFrom('entry')
    .innerJoin('institution as n', 'n.id', 'entry.institution_id')
    .leftJoin('unit as u', 'u.id', 'entry.unit_id')
    .where((where) => visibleTo(viewer)(where as never));
  if (filter.editionId) query = query.where('entry.edition_id', '=', filter.editionId);
  if (filter.state) query = query.where('entry.state', '=', filter.state);
  if (filter.institutionId) query = query.where('entry.institution_id', '=', filter.institutionId);
  for (const word of filter.text.trim().split(/\s+/))
    if (word) query = query.where('entry.title', 'ilike', `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return query;
}

const since = sql`coalesce(case entry.state when 'with_admin' then entry.handed_at when 'returned' then entry.returned_at
  when 'submitted' then entry.submitted_at end, entry.updated_at)`;

function listed(conn: Conn, viewer: Viewer, filter: EntryFilter) {
  const query = matching(conn, viewer, filter)
    .leftJoin('entry_snapshot as s', 's.id', 'entry.snapshot_id')
    .select([
      'entry.id',
      'entry.edition_id as editionId',
      'entry.group_code as group',
      'entry.category_code as category',
      'entry.title',
      'entry.state',
      'entry.institution_id as institutionId',
      'n.name as institutionName',
      'entry.unit_id as unitId',
      'u.name as unitName',
      'entry.handed_at as handedAt',
      'entry.returned_at as returnedAt',
      'entry.submitted_at as submittedAt',
      'entry.updated_at as updatedAt',
      'entry.open_until as openUntil',
      's.receipt',
    ]);
  const sorted = {
    baru: query.orderBy(since, 'desc').orderBy('entry.id', 'desc'),
    lama: query.orderBy(since, 'asc'),
    judul: query.orderBy('entry.title'),
    unit: query.orderBy('n.name').orderBy('u.name').orderBy('entry.title'),
  };
  return sorted[filter.sort].orderBy('entry.id');
}

type Row = Omit<ListedEntry, 'progress'>;
type Editions = ReadonlyMap<EditionId, Edition>;

async function withProgress(conn: Conn, rows: readonly Row[], editions: Editions): Promise<readonly ListedEntry[]> {
  const progress = await progressOfMany(conn, rows, editions);
  return rows.map((row) => ({ ...row, progress: progress.get(row.id) ?? { done: 0, of: 0 } }));
}

/** One page of the entries that the viewer may read, with their editions, and how many there are. */
export async function listEntries(
  conn: Conn,
  viewer: Viewer,
  filter: EntryFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly ListedEntry[]; readonly editions: Editions }> {
  const rows = await listed(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
  const counted = await matching(conn, viewer, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const editions = await editionsOf(conn, viewer);
  return { total: counted.n, items: await withProgress(conn, rows, editions), editions };
}

/** All of the same entries, as they come. */
export async function* allEntries(
  conn: Conn,
  viewer: Viewer,
  filter: EntryFilter,
): AsyncGenerator<readonly ListedEntry[]> {
  const editions = await editionsOf(conn, viewer);
  for await (const rows of inBatches<Row>(conn, listed(conn, viewer, filter)))
    yield await withProgress(conn, rows, editions);
}

/** The editions that have entries which the viewer may read. */
export async function editionsOf(conn: Conn, viewer: Viewer): Promise<Editions> {
  const rows = await tables(conn)
    .selectFrom('entry')
    .select('entry.edition_id as id')
    .distinct()
    .where((where) => visibleTo(viewer)(where))
    .execute();
  return editionsByIds(
    conn,
    rows.map((row) => row.id),
  );
}

/** The institutions of the entries that the viewer may read. */
export async function institutionsOf(
  conn: Conn,
  viewer: Viewer,
): Promise<readonly { readonly id: InstitutionId; readonly name: string }[]> {
  return tables(conn)
    .selectFrom('entry')
    .innerJoin('institution as n', 'n.id', 'entry.institution_id')
    .select(['n.id', 'n.name'])
    .distinct()
    .where((where) => visibleTo(viewer)(where as never))
    .orderBy('n.name')
    .execute();
}

export type StateCounts = Readonly<Partial<Record<ListedEntry['state'], number>>>;

/** How many entries there are in each state, without the filter of the state. */
export async function stateCounts(conn: Conn, viewer: Viewer, filter: EntryFilter): Promise<StateCounts> {
  const rows = await matching(conn, viewer, { ...filter, state: null })
    .select(['entry.state', (it) => it.fn.countAll<number>().as('n')])
    .groupBy('entry.state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}
