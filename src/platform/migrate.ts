import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

const LOCK = 7_305_001;

/**
 * Applies the SQL files of a folder in the order of their names, each in its own transaction, once.
 * A file that changed after it was applied is a fault: write a new one. Answers the names applied now.
 */
export async function migrate(pool: pg.Pool, folder: string): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      `create table if not exists migration (name text primary key, digest text not null, applied_at timestamptz not null default now())`,
    );
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    const applied = await appliedDigests(client);
    const now: string[] = [];
    for (const name of files) {
      const sql = await readFile(join(folder, name), 'utf8');
      if (await applyOnce(client, applied, { name, sql })) now.push(name);
    }
    return now;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}

async function appliedDigests(client: pg.PoolClient): Promise<Map<string, string>> {
  const rows = await client.query<{ name: string; digest: string }>('select name, digest from migration');
  return new Map(rows.rows.map((row) => [row.name, row.digest]));
}

async function applyOnce(
  client: pg.PoolClient,
  applied: Map<string, string>,
  file: { name: string; sql: string },
): Promise<boolean> {
  const digest = createHash('sha256').update(file.sql).digest('hex');
  const before = applied.get(file.name);
  if (before === digest) return false;
  if (before) throw new Error(`migration ${file.name} changed after it was applied`);
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into migration (name, digest) values ($1, $2)', [file.name, digest]);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${file.name} failed: ${String(error)}`, { cause: error });
  }
}
