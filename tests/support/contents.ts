import type { Database } from '../../src/platform/db.ts';

const statements = new WeakMap<Database, Promise<string>>();

/**
 * One statement over all tables. Rows and the numbers of the transactions that wrote them tell whatever was inserted, changed or deleted, and
 * cost a fraction of reading what stands in the rows.
 */
async function statementOf({ pool }: Database): Promise<string> {
  const found = await pool.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
  );
  const each = found.rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as it from ${name}`,
  );
  return each.join(' union all ');
}

/** What every table holds, as one digest each, without those that are named. */
export async function contentsOf(db: Database, without: readonly string[] = []): Promise<readonly string[]> {
  const known = statements.get(db) ?? statementOf(db);
  statements.set(db, known);
  const text = await known;
  const { rows } = await db.pool.query<{ name: string; it: string }>({ name: 'contents of all tables', text });
  return rows.filter((row) => !without.includes(row.name)).map((row) => `${row.name} ${row.it}`);
}
