import type { Database } from '../../src/platform/db.ts';

/** Every table tells of each row that is inserted, changed or deleted; of what a transaction takes back, nothing is left. */
const TELLING = `
create schema watch;
create unlogged table watch.written (id bigint generated always as identity primary key, name text not null);
create function watch.tell() returns trigger language plpgsql as $$
begin
  insert into watch.written (name) values (tg_table_name);
  return null;
end $$;
do $$
declare it name;
begin
  for it in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
    execute format(
      'create trigger told after insert or update or delete on public.%I for each row execute function watch.tell()', it);
    execute format('create trigger emptied after truncate on public.%I execute function watch.tell()', it);
  end loop;
end $$`;

/** The names of the tables that were written to since it was asked last. */
export type Written = () => Promise<readonly string[]>;

/** Begins to watch the tables; a question costs the same however much they hold. */
export async function watchTables({ pool }: Database): Promise<Written> {
  await pool.query(TELLING);
  let last = 0;
  return async () => {
    const { rows } = await pool.query<{ name: string; last: number }>(
      'select name, max(id) as last from watch.written where id > $1 group by name order by name',
      [last],
    );
    last = Math.max(last, ...rows.map((it) => it.last));
    return rows.map((it) => it.name);
  };
}
