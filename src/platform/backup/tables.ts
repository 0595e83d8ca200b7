import type pg from 'pg';
import type { SequenceMark, TableHead } from './format.ts';

/** How the comment of a table begins whose rows are made again when they are wanted. */
const LEFT_OUT = 'Not in backups';

/** Every table of ours with the columns that hold data; the queue's own schema is left out and made anew, as are tables that say so. */
export async function tablesToCopy(client: pg.ClientBase): Promise<readonly TableHead[]> {
  const found = await client.query<{ table: string; columns: string[] }>(
    `select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
       and not starts_with(coalesce(obj_description(c.oid, 'pg_class'), ''), $1)
     group by c.relname order by c.relname`,
    [LEFT_OUT],
  );
  return found.rows;
}

export async function migrationNames(client: pg.ClientBase): Promise<readonly string[]> {
  const found = await client.query<{ name: string }>('select name from migration order by name');
  return found.rows.map((row) => row.name);
}

export async function sequences(client: pg.ClientBase): Promise<readonly SequenceMark[]> {
  const found = await client.query<{ sequence: string; value: string }>(
    `select sequencename as sequence, last_value as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  );
  return found.rows.map((row) => ({ sequence: row.sequence, value: Number(row.value) }));
}

export type ForeignKey = { readonly table: string; readonly name: string; readonly deferrable: boolean };

export async function foreignKeys(client: pg.ClientBase): Promise<readonly ForeignKey[]> {
  const found = await client.query<ForeignKey>(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name, condeferrable as deferrable
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  );
  return found.rows;
}
