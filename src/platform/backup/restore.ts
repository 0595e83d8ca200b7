import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { done, type Outcome, refused } from '../outcome.ts';
import type { FileSink } from './files.ts';
import {
  type BackupEnd,
  END_OF_ROWS,
  type FileHead,
  type Mark,
  NEWEST_VERSION,
  readMark,
  type TableHead,
} from './format.ts';
import { Refused, type RestoreRefusal } from './refusal.ts';
import { restoreFile } from './restore-file.ts';
import { foreignKeys, migrationNames, tablesToCopy } from './tables.ts';
import { type Unpack, unpackFile } from './unpack.ts';

export type RestoreOptions = {
  /** Tables whose rows would be lost; a restore into a database that has any is refused. */
  readonly mustBeEmpty: readonly string[];
  /** Runs at the end inside the transaction, to queue what still waits. */
  readonly prepare: (client: pg.PoolClient) => Promise<void>;
  /** Null: what the backup holds of files is passed over. */
  readonly files: FileSink | null;
};

/**
 * Reads a backup into a migrated database that nobody has used yet, in one transaction: all or nothing.
 * Rows that the migrations themselves brought are replaced by those of the backup; files that this restore has put
 * into the storage are taken out again when it is refused.
 */
export async function restoreBackup(
  pool: pg.Pool,
  file: string,
  { mustBeEmpty, prepare, files }: RestoreOptions,
): Promise<Outcome<BackupEnd, RestoreRefusal>> {
  const client = await pool.connect();
  const put: FileHead[] = [];
  try {
    await client.query('begin');
    const keys = await foreignKeys(client);
    for (const key of keys)
      await client.query(`alter table ${key.table} alter constraint ${key.name} deferrable initially deferred`);
    const end = await readAll({ client, unpack: unpackFile(file), files, put }, mustBeEmpty);
    await prepare(client);
    await client.query('set constraints all immediate');
    for (const key of keys.filter((it) => !it.deferrable))
      await client.query(`alter table ${key.table} alter constraint ${key.name} not deferrable`);
    await client.query('commit');
    return done(end);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    for (const each of put) await files?.drop(each);
    if (error instanceof Refused) return refused(error.why);
    throw error;
  } finally {
    client.release();
  }
}

type Reading = {
  readonly client: pg.PoolClient;
  readonly unpack: Unpack;
  readonly files: FileSink | null;
  /** Files that were not in the storage before. */
  readonly put: FileHead[];
};

async function readAll(reading: Reading, mustBeEmpty: readonly string[]): Promise<BackupEnd> {
  let isBackup = false;
  try {
    const hasDigest = await readHead(reading);
    isBackup = true;
    await emptyAll(reading.client, mustBeEmpty);
    return await readBody(reading, hasDigest);
  } catch (error) {
    throw refusalOf(error, isBackup) ?? error;
  } finally {
    reading.unpack.close();
  }
}

/** What is the file's own fault: it is not there, breaks off, or holds what no backup of ours does. */
function refusalOf(error: unknown, isBackup: boolean): Refused | null {
  const { code } = error as { code?: unknown };
  if (code === 'Z_BUF_ERROR' && isBackup) return new Refused({ code: 'cut_short' });
  if (String(code).startsWith('Z_')) return new Refused({ code: isBackup ? 'altered' : 'unreadable' });
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') return new Refused({ code: 'unreadable' });
  // Classes 22 and 23: values that the tables do not take. 42: a table or column that is not there.
  if (error instanceof pg.DatabaseError && /^(?:22|23|42)/.test(String(code))) return new Refused({ code: 'altered' });
  return null;
}

async function readBody(reading: Reading, hasDigest: boolean): Promise<BackupEnd> {
  const found = { tables: 0, rows: 0, files: 0, lost: 0 };
  for (;;) {
    const mark = await nextMark(reading.unpack);
    if (mark.kind !== 'end') {
      await readPart(reading, mark, found);
      continue;
    }
    const end = checkedEnd(mark.body, found, hasDigest ? reading.unpack.digestBefore() : null);
    if (!(await reading.unpack.isOver())) throw new Refused({ code: 'altered' });
    return end;
  }
}

type Count = { -readonly [Name in keyof BackupEnd]: BackupEnd[Name] };

async function readPart(reading: Reading, mark: Mark, found: Count): Promise<void> {
  if (mark.kind === 'sequence')
    await reading.client.query('select setval($1, $2)', [mark.body.sequence, mark.body.value]);
  else if (mark.kind === 'file') found[(await restoreFile(reading, mark.body)) ? 'files' : 'lost'] += 1;
  else if (mark.kind === 'table') {
    found.rows += await readTable(reading, mark.body);
    found.tables += 1;
  } else throw new Refused({ code: 'altered' });
}

async function nextMark(unpack: Unpack): Promise<Mark> {
  const line = await unpack.line();
  if (!line) throw new Refused({ code: 'cut_short' });
  const mark = readMark(line.toString());
  if (!mark) throw new Refused({ code: 'altered' });
  return mark;
}

type End = BackupEnd & { readonly sha256: string };

/** What the end says must be what came; `digest` is null for a backup of the first format, which had none. */
function checkedEnd(end: Partial<End>, found: BackupEnd, digest: string | null): BackupEnd {
  const told = { tables: end.tables, rows: end.rows, files: end.files ?? 0, lost: end.lost ?? 0 };
  const isWhole = Object.entries(found).every(([name, n]) => told[name as keyof BackupEnd] === n);
  if (!isWhole) throw new Refused({ code: 'cut_short' });
  if (digest !== null && end.sha256 !== digest) throw new Refused({ code: 'altered' });
  return found;
}

/** Answers whether the backup ends with a digest. */
async function readHead({ client, unpack }: Reading): Promise<boolean> {
  const first = await unpack.line();
  const mark = first ? readMark(first.toString()) : null;
  if (mark?.kind !== 'head' || mark.body.format !== 'tuntas-backup') throw new Refused({ code: 'not_a_backup' });
  if (mark.body.version > NEWEST_VERSION)
    throw new Refused({ code: 'other_migrations', missing: `format ${mark.body.version}` });
  const here = await migrationNames(client);
  const missing = mark.body.migrations.find((name) => !here.includes(name));
  if (missing) throw new Refused({ code: 'other_migrations', missing });
  return mark.body.version > 1;
}

async function emptyAll(client: pg.PoolClient, mustBeEmpty: readonly string[]): Promise<void> {
  for (const { table } of await tablesToCopy(client)) {
    const name = client.escapeIdentifier(table);
    const found = await client.query(`select 1 from ${name} limit 1`);
    if (found.rowCount && mustBeEmpty.includes(table)) throw new Refused({ code: 'not_empty', table });
    if (found.rowCount) await client.query(`delete from ${name}`);
  }
}

async function readTable({ client, unpack }: Reading, head: TableHead): Promise<number> {
  const columns = head.columns.map((name) => client.escapeIdentifier(name)).join(', ');
  const sink = client.query(copyFrom(`copy ${client.escapeIdentifier(head.table)} (${columns}) from stdin`));
  const failed = new Promise<never>((_, reject) => sink.once('error', reject));
  failed.catch(() => {});
  let rows = 0;
  for (;;) {
    const line = await unpack.line();
    if (!line) {
      sink.destroy();
      throw new Refused({ code: 'cut_short' });
    }
    if (line.length === END_OF_ROWS.length && line.toString() === END_OF_ROWS) break;
    rows += 1;
    if (!sink.write(Buffer.concat([line, NEWLINE]))) await Promise.race([once(sink, 'drain'), failed]);
  }
  sink.end();
  await Promise.race([finished(sink), failed]);
  return rows;
}

const NEWLINE = Buffer.from('\n');
