import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Filter } from './filter.ts';
import type { Queries } from './query-text.ts';
import { tables } from './schema.ts';

const MOST = 500;
/** Every database has its own: tests open several in one process. */
const kept = new WeakMap<Conn, Map<string, unknown>>();

/** Grows with every committed change of the index; what was computed under one number is right while it stands. */
export async function indexStamp(conn: Conn): Promise<number> {
  const found = await sql<{
    stamp: number;
  }>`/* prepared */ select sum(changes)::bigint as stamp from search_change`.execute(tables(conn));
  return found.rows[0]?.stamp ?? 0;
}

/** The result kept under this key, or the work's, kept from now on; the longest unused one makes place. */
export async function keptUnder<T>(conn: Conn, key: string, work: () => Promise<T>): Promise<T> {
  const results = kept.get(conn) ?? new Map<string, unknown>();
  kept.set(conn, results);
  const known = results.get(key);
  if (known !== undefined) {
    results.delete(key);
    results.set(key, known);
    return known as T;
  }
  const result = await work();
  results.set(key, result);
  const oldest = results.keys().next().value;
  if (results.size > MOST && oldest !== undefined) results.delete(oldest);
  return result;
}

/** The key of the facets of the public innovations with these words and this filter. */
export function facetsKey(stamp: number, queries: Queries | null, filter: Filter): string {
  return JSON.stringify([stamp, queries?.all ?? null, filter]);
}
