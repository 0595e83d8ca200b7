import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { editionsByIds } from '../../edition/queries/editions.ts';
import type { EntryId } from '../model/entry.ts';
import type { EntryFilter, EntrySort, ListedEntry } from '../model/list.ts';
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
  if (filter.group) query = query.where('entry.group_code', '=', filter.group);
  if (filter.category) query = query.where('entry.category_code', '=', filter.category);
  if (filter.institutionId) query = query.where('entry.institution_id', '=', filter.institutionId);
  for (const word of filter.text.trim().split(/\s+/)) if (word) query = query.where(hasWord(word));
  return query;
}

/** The word stands in the title, the institution, the unit or, when it holds a figure, the receipt. */
function hasWord(word: string): RawBuilder<SqlBool> {
  const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const receipt = /\d/.test(word)
    ? sql`or exists (select from entry_snapshot r where r.id = entry.snapshot_id and r.receipt ilike ${pattern})`
    : sql``;
  return sql<SqlBool>`(entry.title ilike ${pattern} or n.name ilike ${pattern} or u.name ilike ${pattern} ${receipt})`;
}

const since = sql`coalesce(case entry.state when 'with_admin' then entry.handed_at when 'returned' then entry.returned_at
  when 'submitted' then entry.submitted_at end, entry.updated_at)`;
const state = sql`array_position(array['draft', 'with_admin', 'returned', 'submitted', 'withdrawn'], entry.state)`;

const orders: Readonly<Record<EntrySort, RawBuilder<unknown>>> = {
  baru: sql`${since} desc, entry.id desc`,
  lama: sql`${since}, entry.id`,
  judul: sql`entry.title, entry.id`,
  'judul-z': sql`entry.title desc, entry.id`,
  unit: sql`n.name, u.name, entry.title, entry.id`,
  'unit-z': sql`n.name desc, u.name desc, entry.title, entry.id`,
  keadaan: sql`${state}, ${since}, entry.id`,
  'keadaan-z': sql`${state} desc, ${since}, entry.id`,
  kelompok: sql`entry.group_code, entry.category_code, entry.title, entry.id`,
  'kelompok-z': sql`entry.group_code desc, entry.category_code desc, entry.title, entry.id`,
};

function listed(conn: Conn, viewer: Viewer, filter: EntryFilter) {
  return matching(conn, viewer, filter)
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
    ])
    .orderBy(orders[filter.sort]);
}

type Row = Omit<ListedEntry, 'progress'>;
type Editions = ReadonlyMap<EditionId, Edition>;

async function withProgress(conn: Conn, rows: readonly Row[], editions: Editions): Promise<readonly ListedEntry[]> {
  const progress = await progressOfMany(conn, rows, editions);
  return rows.map((row) => ({ ...row, progress: progress.get(row.id) ?? { done: 0, of: 0 } }));
}

/** One page of the entries that the viewer may read, with their editions. */
export async function listEntries(
  conn: Conn,
  viewer: Viewer,
  filter: EntryFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly items: readonly ListedEntry[]; readonly editions: Editions }> {
  const rows = await listed(conn, viewer, filter).limit(page.size).offset(page.offset).execute();
  const editions = await editionsByIds(
    conn,
    rows.map((row) => row.editionId),
  );
  return { items: await withProgress(conn, rows, editions), editions };
}

/** The entries that the filter finds, in its order, as far as so many. */
export async function idsOf(
  conn: Conn,
  viewer: Viewer,
  filter: EntryFilter,
  most: number,
): Promise<readonly EntryId[]> {
  const rows = await listed(conn, viewer, filter).limit(most).execute();
  return rows.map((row) => row.id);
}

/** All of the same entries, as they come. */
export async function* allEntries(
  conn: Conn,
  viewer: Viewer,
  filter: EntryFilter,
): AsyncGenerator<readonly ListedEntry[]> {
  const { editions } = await choicesFor(conn, viewer);
  for await (const rows of inBatches<Row>(conn, listed(conn, viewer, filter)))
    yield await withProgress(conn, rows, editions);
}

export type EntryChoices = {
  readonly editions: Editions;
  readonly institutions: readonly { readonly id: InstitutionId; readonly name: string }[];
};

/** What the entries that the viewer may read can be narrowed to: their editions and institutions. */
export async function choicesFor(conn: Conn, viewer: Viewer): Promise<EntryChoices> {
  const rows = await tables(conn)
    .selectFrom('entry')
    .innerJoin('institution as n', 'n.id', 'entry.institution_id')
    .select(['entry.edition_id as editionId', 'n.id', 'n.name'])
    .where((where) => visibleTo(viewer)(where as never))
    .groupBy(['entry.edition_id', 'n.id', 'n.name'])
    .orderBy('n.name')
    .execute();
  const editions = await editionsByIds(
    conn,
    rows.map((row) => row.editionId),
  );
  const institutions = new Map(rows.map(({ id, name }) => [id, { id, name }]));
  return { editions, institutions: [...institutions.values()] };
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
