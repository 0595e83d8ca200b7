import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { SNIPPED } from '../marks.ts';
import { tables } from '../schema.ts';
import type { Shelf } from '../shelf.ts';
import type { KnownWord } from '../spelling.ts';
import type { IndexRow } from './mirror-index.ts';

/** What was committed at one moment: a snapshot of PostgreSQL, and the stamp of the index in it. */
export type Moment = { readonly snapshot: string; readonly stamp: number };

export async function momentOf(conn: Conn, shelf: Shelf): Promise<Moment> {
  const found = await sql<Moment>`
    select pg_current_snapshot()::text as snapshot, sum(changes)::bigint as stamp from ${sql.table(shelf.change)}`.execute(
    tables(conn),
  );
  const [moment] = found.rows;
  if (!moment) throw new Error('a sum has one row');
  return moment;
}

export async function countPublic(conn: Conn, shelf: Shelf): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(shelf.docs)} where is_public and kind = 'innovation'`.execute(tables(conn));
  return found.rows[0]?.n ?? 0;
}

/** The columns of `Card`. */
export const cardColumns = ({ facts }: Shelf) => sql`
  (select row_to_json(told)::text from (select ${sql.raw(facts.columns)}) as told) as facts,
  d.title, d.summary, left(d.body, ${sql.lit(SNIPPED)}) as body`;

const columnsOf = (shelf: Shelf) => sql`d.id, (extract(epoch from d.moved_at) * 1000000)::bigint as moved, d.cell,
  d.affair_bits as "affairBits", d.sdg_bits as "sdgBits", d.region_code as "regionCode",
  case when d.has_award then d.award_tops end as tops, case when d.has_award then d.award_years end as years,
  ${shelf.hasHubs ? sql`d.hub` : sql`null::text`} as hub, d.award_year as "awardYear", d.title_key as "titleKey", d.text_words::text as words,
  ${cardColumns(shelf)}`;

export const joinsOf = ({ facts }: Shelf) => sql.raw(facts.joins);

/** The next rows in the order of their ids. */
export async function rowsBehind(
  conn: Conn,
  shelf: Shelf,
  { id, limit }: { readonly id: number; readonly limit: number },
): Promise<readonly IndexRow[]> {
  const found = await sql<IndexRow>`
    select ${columnsOf(shelf)} from ${sql.table(shelf.docs)} d ${joinsOf(shelf)} where d.id > ${id} and d.is_public and d.kind = 'innovation'
    order by d.id limit ${limit}`.execute(tables(conn));
  return found.rows;
}

/** Every word that stands in public texts. */
export async function knownWords(conn: Conn, shelf: Shelf): Promise<readonly KnownWord[]> {
  const found = await sql<KnownWord>`select word, texts from ${sql.table(shelf.words)}`.execute(tables(conn));
  return found.rows;
}

/** Differs when the words that stand in public texts do. */
export async function markOfWords(conn: Conn, shelf: Shelf): Promise<string> {
  const found = await sql<{ mark: string }>`
    select count(*) || ' ' || coalesce(sum(texts), 0) as mark from ${sql.table(shelf.words)}`.execute(tables(conn));
  return found.rows[0]?.mark ?? '';
}

/**
 * What was written by transactions that the snapshot did not see, however long ago they began. Numbers that no transaction
 * here has had yet come from a restored backup and say nothing.
 */
function unseen(column: 'written_xid' | 'gone_xid', snapshot: string) {
  const xid = sql.ref(column);
  return sql`${xid} >= pg_snapshot_xmin(${snapshot}::pg_snapshot) and ${xid} < pg_snapshot_xmax(pg_current_snapshot())
    and not pg_visible_in_snapshot(${xid}, ${snapshot}::pg_snapshot)`;
}

export type Changes = { readonly written: readonly IndexRow[]; readonly gone: readonly number[] };

/** What was committed since the snapshot: rows as they are now, and ids of rows that are gone; null for more than `most`. */
export async function changesSince(
  conn: Conn,
  shelf: Shelf,
  { snapshot, most }: { readonly snapshot: string; readonly most: number },
): Promise<Changes | null> {
  const written = await sql<IndexRow>`
    select ${columnsOf(shelf)}, (select p.id from ${sql.table(shelf.docs)} p
        where (p.title_key, p.id) < (d.title_key, d.id) and p.is_public and p.kind = 'innovation'
        order by p.title_key desc, p.id desc limit 1) as "titleAfter"
    from ${sql.table(shelf.docs)} d ${joinsOf(shelf)} where d.is_public and d.kind = 'innovation' and ${unseen('written_xid', snapshot)}
    limit ${most + 1}`.execute(tables(conn));
  if (written.rows.length > most) return null;
  // Asked second: what went between the two is among these, and is taken out after it was put in.
  const gone = await sql<{ id: number }>`
    select doc_id as id from ${sql.table(shelf.gone)} where ${unseen('gone_xid', snapshot)}`.execute(tables(conn));
  return { written: written.rows, gone: gone.rows.map((row) => row.id) };
}
