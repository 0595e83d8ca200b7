import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { tables } from '../schema.ts';
import type { KnownWord } from '../spelling.ts';
import type { DocRow } from './docs.ts';

/** What was committed at one moment: a snapshot of PostgreSQL, and the stamp of the index in it. */
export type Moment = { readonly snapshot: string; readonly stamp: number };

export async function momentOf(conn: Conn): Promise<Moment> {
  const found = await sql<Moment>`
    select pg_current_snapshot()::text as snapshot, sum(changes)::bigint as stamp from search_change`.execute(
    tables(conn),
  );
  const [moment] = found.rows;
  if (!moment) throw new Error('a sum has one row');
  return moment;
}

export async function countPublic(conn: Conn): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from search_doc where is_public and kind = 'innovation'`.execute(tables(conn));
  return found.rows[0]?.n ?? 0;
}

const columns = sql`d.id, (extract(epoch from d.moved_at) * 1000000)::bigint as moved, d.cell,
  d.affair_bits as "affairBits", d.sdg_bits as "sdgBits", d.region_code as "regionCode",
  case when d.has_award then d.award_tops end as tops, case when d.has_award then d.award_years end as years,
  d.award_year as "awardYear", d.title_key as "titleKey", d.text_words::text as words`;

/** The next rows in the order of their ids. */
export async function rowsBehind(conn: Conn, id: number, limit: number): Promise<readonly DocRow[]> {
  const found = await sql<DocRow>`
    select ${columns} from search_doc d where d.id > ${id} and d.is_public and d.kind = 'innovation'
    order by d.id limit ${limit}`.execute(tables(conn));
  return found.rows;
}

/** Every word that stands in public texts. */
export async function knownWords(conn: Conn): Promise<readonly KnownWord[]> {
  return tables(conn).selectFrom('search_word').select(['word', 'texts']).execute();
}

/** Differs when the words that stand in public texts do. */
export async function markOfWords(conn: Conn): Promise<string> {
  const found = await sql<{ mark: string }>`
    select count(*) || ' ' || coalesce(sum(texts), 0) as mark from search_word`.execute(tables(conn));
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

export type Changes = { readonly written: readonly DocRow[]; readonly gone: readonly number[] };

/** What was committed since the snapshot: rows as they are now, and ids of rows that are gone; null for more than `most`. */
export async function changesSince(conn: Conn, snapshot: string, most: number): Promise<Changes | null> {
  const written = await sql<DocRow>`
    select ${columns} from search_doc d where d.is_public and d.kind = 'innovation' and ${unseen('written_xid', snapshot)}
    limit ${most + 1}`.execute(tables(conn));
  if (written.rows.length > most) return null;
  // Asked second: what went between the two is among these, and is taken out after it was put in.
  const gone = await sql<{ id: number }>`
    select doc_id as id from search_doc_gone where ${unseen('gone_xid', snapshot)}`.execute(tables(conn));
  return { written: written.rows, gone: gone.rows.map((row) => row.id) };
}
