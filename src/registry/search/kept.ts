import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Filter } from './filter.ts';
import type { Queries } from './query-text.ts';
import { tables } from './schema.ts';
import { ownShelf, type Shelf } from './shelf.ts';

/** A list narrowed to a region, an affair or a year is read again and again: so many of them stay. */
const MOST = 64;
/** Every database has its own: tests open several in one process. */
const shelves = new WeakMap<Conn, Map<string, unknown>>();

/** Grows with every committed change of the index; what was computed under one number is right while it stands. */
export async function indexStamp(conn: Conn, shelf: Shelf = ownShelf): Promise<number> {
  const found = await sql<{
    stamp: number;
  }>`/* prepared */ select sum(changes)::bigint as stamp from ${sql.table(shelf.change)}`.execute(tables(conn));
  return found.rows[0]?.stamp ?? 0;
}

/** What was kept under this key; asked for once more, it stays longer. */
export function kept<T>(conn: Conn, key: string): T | undefined {
  const results = shelves.get(conn);
  const known = results?.get(key);
  if (!results || known === undefined) return undefined;
  results.delete(key);
  results.set(key, known);
  return known as T;
}

/** Keeps a result under a key; the longest unused one makes place. */
export function keep(conn: Conn, key: string, result: unknown): void {
  const results = shelves.get(conn) ?? new Map<string, unknown>();
  shelves.set(conn, results);
  results.set(key, result);
  const oldest = results.keys().next().value;
  if (results.size > MOST && oldest !== undefined) results.delete(oldest);
}

/** The result kept under this key, or the work's, kept from now on. */
export async function keptUnder<T>(conn: Conn, key: string, work: () => Promise<T>): Promise<T> {
  const known = kept<T>(conn, key);
  if (known !== undefined) return known;
  const result = await work();
  keep(conn, key, result);
  return result;
}

/** The key of the facets of the public innovations with these words and this filter. */
export function facetsKey(shelf: Shelf, stamp: number, queries: Queries | null, filter: Filter): string {
  return JSON.stringify([shelf.docs, stamp, queries?.all ?? null, filter]);
}
