import type { Database } from '../../src/platform/db.ts';

/** What every table holds, as one digest each, without those that are named. */
export async function contentsOf({ pool }: Database, without: readonly string[] = []): Promise<readonly string[]> {
  const found = await pool.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
  );
  const names = found.rows.map((it) => it.name).filter((it) => !without.includes(it));
  const digest = (name: string) =>
    `select '${name} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as it from ${name} t`;
  const rows = await pool.query<{ it: string }>(names.map(digest).join(' union all '));
  return rows.rows.map((it) => it.it).sort();
}
