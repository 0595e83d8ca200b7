import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { connOn } from '../db.ts';
import type { FileSource } from './files.ts';
import { type BackupEnd, END_OF_ROWS, type FileHead, NEWEST_VERSION, type TableHead } from './format.ts';
import { type Pack, packFile } from './pack.ts';
import { migrationNames, sequences, tablesToCopy } from './tables.ts';

export type BackupOptions = {
  readonly now: Date;
  /** Null: the tables alone. */
  readonly files: FileSource | null;
};

/**
 * Writes everything into one file, seen at one moment while the hub goes on working: the tables, then the files that
 * they name. The file appears under its name only when it is whole. Answers how much there was.
 */
export async function writeBackup(pool: pg.Pool, file: string, { now, files }: BackupOptions): Promise<BackupEnd> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const end = await packFile(file, async (pack) => {
      const tables = await writeTables(client, pack, now);
      const found = files ? await writeFiles(client, pack, files) : { files: 0, lost: 0 };
      await pack.put({ kind: 'end', body: { ...tables, ...found, sha256: pack.digest() } });
      return { ...tables, ...found };
    });
    await client.query('commit');
    return end;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function writeTables(client: pg.PoolClient, pack: Pack, now: Date) {
  const migrations = await migrationNames(client);
  const takenAt = now.toISOString();
  await pack.put({ kind: 'head', body: { format: 'tuntas-backup', version: NEWEST_VERSION, takenAt, migrations } });
  const tables = await tablesToCopy(client);
  let rows = 0;
  for (const table of tables) rows += await writeTable(client, pack, table);
  for (const sequence of await sequences(client)) await pack.put({ kind: 'sequence', body: sequence });
  return { tables: tables.length, rows };
}

async function writeTable(client: pg.PoolClient, pack: Pack, head: TableHead): Promise<number> {
  await pack.put({ kind: 'table', body: head });
  const columns = head.columns.map((name) => client.escapeIdentifier(name)).join(', ');
  const rows = client.query(copyTo(`copy ${client.escapeIdentifier(head.table)} (${columns}) to stdout`));
  for await (const chunk of rows) await pack.push(chunk as Buffer);
  await pack.push(`${END_OF_ROWS}\n`);
  return rows.rowCount;
}

async function writeFiles(client: pg.PoolClient, pack: Pack, source: FileSource) {
  await pack.stopPacking();
  const count = { files: 0, lost: 0 };
  for await (const file of source.list(connOn(client))) {
    const isWhole = await writeFile(pack, source, file);
    count[isWhole ? 'files' : 'lost'] += 1;
  }
  return count;
}

/** One that is not as it should be must not keep all others from being saved: it is written down as what it is. */
async function writeFile(pack: Pack, source: FileSource, file: FileHead): Promise<boolean> {
  await pack.put({ kind: 'file', body: file });
  const flow = await source.read(file);
  const hash = createHash('sha256');
  for await (const chunk of flow ?? []) {
    const bytes = chunk as Buffer;
    hash.update(bytes);
    await pack.put({ kind: 'bytes', body: { n: bytes.length } });
    await pack.push(bytes);
  }
  const sha256 = flow ? hash.digest('hex') : null;
  await pack.put({ kind: 'over', body: { sha256 } });
  return sha256 === file.sha256;
}
