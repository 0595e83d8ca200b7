import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { tables } from '../edition/schema.ts';

/**
 * Works while the database's clock, by which entries are submitted, shows so many days ago. The clock is a function of our own, found before
 * the server's by this transaction alone: nobody else ever sees it, and it goes with whatever takes the transaction back.
 */
export async function daysAgo<T>(tx: Tx, days: number, work: () => Promise<T>): Promise<T> {
  const run = (text: string) => sql.raw(text).execute(tables(tx));
  const found = await sql<{ schema: string; path: string }>`select quote_ident(current_schema()) as schema,
    current_setting('search_path') as path`.execute(tables(tx));
  const { schema = 'public', path = 'public' } = found.rows[0] ?? {};
  await run(`create function ${schema}.clock_timestamp() returns timestamptz language sql volatile
    as $$ select pg_catalog.clock_timestamp() - interval '${Math.trunc(days)} days' $$`);
  await sql`select set_config('search_path', ${`${schema}, pg_catalog`}, true)`.execute(tables(tx));
  const result = await work();
  await sql`select set_config('search_path', ${path}, true)`.execute(tables(tx));
  await run(`drop function ${schema}.clock_timestamp()`);
  return result;
}
