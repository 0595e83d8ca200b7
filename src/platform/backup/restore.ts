import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { done, type Outcome, refused } from '../outcome.ts';
import { type BackupEnd, END_OF_ROWS, readMark, type TableHead } from './format.ts';
import { foreignKeys, migrationNames, tablesToCopy } from './tables.ts';

export type RestoreRefusal =
  | { readonly code: 'unreadable' }
  | { readonly code: 'not_a_backup' }
  | { readonly code: 'cut_short' }
  | { readonly code: 'not_empty'; readonly table: string }
  | { readonly code: 'other_migrations'; readonly missing: string };

class Refused extends Error {
  readonly why: RestoreRefusal;
  constructor(why: RestoreRefusal) {
    super(why.code);
    this.why = why;
  }
}

export type RestoreOptions = {
  /** Tables whose rows would be lost; a restore into a database that has any is refused. */
  readonly mustBeEmpty: readonly string[];
  /** Runs at the end inside the transaction, to queue what still waits. */
  readonly prepare: (client: pg.PoolClient) => Promise<void>;
};

/**
 * Reads a backup into a migrated database that nobody has used yet, in one transaction: all or nothing.
 * Rows that the migrations themselves brought are replaced by those of the backup.
 */
export async function restoreBackup(
  pool: pg.Pool,
  file: string,
  { mustBeEmpty, prepare }: RestoreOptions,
): Promise<Outcome<BackupEnd, RestoreRefusal>> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const keys = await foreignKeys(client);
    for (const key of keys)
      await client.query(`alter table ${key.table} alter constraint ${key.name} deferrable initially deferred`);
    const end = await readAll(client, file, mustBeEmpty);
    await prepare(client);
    await client.query('set constraints all immediate');
    for (const key of keys.filter((it) => !it.deferrable))
      await client.query(`alter table ${key.table} alter constraint ${key.name} not deferrable`);
    await client.query('commit');
    return done(end);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    if (error instanceof Refused) return refused(error.why);
    if (isBadFile(error)) return refused({ code: 'unreadable' });
    throw error;
  } finally {
    client.release();
  }
}

function isBadFile(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES' || String(code).startsWith('Z_');
}

async function readAll(client: pg.PoolClient, file: string, mustBeEmpty: readonly string[]): Promise<BackupEnd> {
  const gunzip = createGunzip();
  const source = createReadStream(file);
  source.on('error', (error) => gunzip.destroy(error));
  const lines = createInterface({ input: source.pipe(gunzip), crlfDelay: Number.POSITIVE_INFINITY });
  const failed = new Promise<never>((_, reject) => gunzip.once('error', reject));
  failed.catch(() => {});
  const rows = lines[Symbol.asyncIterator]();
  const reading = async () => {
    await readHead(client, await rows.next());
    await emptyAll(client, mustBeEmpty);
    return readRows(client, rows);
  };
  return Promise.race([reading(), failed]);
}

async function readRows(client: pg.PoolClient, lines: AsyncIterator<string>): Promise<BackupEnd> {
  let [tables, rows] = [0, 0];
  for (;;) {
    const { value, done: over } = await lines.next();
    const mark = over ? null : readMark(value);
    if (!mark || mark.kind === 'head') throw new Refused({ code: 'cut_short' });
    if (mark.kind === 'end') {
      if (mark.body.tables !== tables || mark.body.rows !== rows) throw new Refused({ code: 'cut_short' });
      return mark.body;
    }
    if (mark.kind === 'sequence') await client.query('select setval($1, $2)', [mark.body.sequence, mark.body.value]);
    else {
      rows += await readTable(client, mark.body, lines);
      tables += 1;
    }
  }
}

async function readHead(client: pg.PoolClient, first: IteratorResult<string>): Promise<void> {
  const mark = first.done ? null : readMark(first.value);
  if (mark?.kind !== 'head' || mark.body.format !== 'tuntas-backup') throw new Refused({ code: 'not_a_backup' });
  const here = await migrationNames(client);
  const missing = mark.body.migrations.find((name) => !here.includes(name));
  if (missing) throw new Refused({ code: 'other_migrations', missing });
}

async function emptyAll(client: pg.PoolClient, mustBeEmpty: readonly string[]): Promise<void> {
  for (const { table } of await tablesToCopy(client)) {
    const name = client.escapeIdentifier(table);
    const found = await client.query(`select 1 from ${name} limit 1`);
    if (found.rowCount && mustBeEmpty.includes(table)) throw new Refused({ code: 'not_empty', table });
    if (found.rowCount) await client.query(`delete from ${name}`);
  }
}

async function readTable(client: pg.PoolClient, head: TableHead, lines: AsyncIterator<string>): Promise<number> {
  const columns = head.columns.map((name) => client.escapeIdentifier(name)).join(', ');
  const sink = client.query(copyFrom(`copy ${client.escapeIdentifier(head.table)} (${columns}) from stdin`));
  let rows = 0;
  for (;;) {
    const { value, done: over } = await lines.next();
    if (over) {
      sink.destroy(new Refused({ code: 'cut_short' }));
      throw new Refused({ code: 'cut_short' });
    }
    if (value === END_OF_ROWS) break;
    rows += 1;
    if (!sink.write(`${value}\n`)) await once(sink, 'drain');
  }
  sink.end();
  await finished(sink);
  return rows;
}
