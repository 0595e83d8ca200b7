import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type BackupEnd, END_OF_ROWS, type Mark, markLine, type TableHead } from './format.ts';
import { migrationNames, sequences, tablesToCopy } from './tables.ts';

/**
 * Writes everything into one file, seen at one moment while the hub goes on working. The file appears under its name
 * only when it is whole. Answers how many tables and rows.
 */
export async function writeBackup(pool: pg.Pool, file: string, now: Date): Promise<BackupEnd> {
  const partial = `${file}.partial`;
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const gzip = createGzip();
    const sink = createWriteStream(partial, { mode: 0o600 });
    gzip.pipe(sink);
    const end = await writeAll(client, gzip, now);
    gzip.end();
    await finished(sink);
    await client.query('commit');
    await settle(partial);
    await rename(partial, file);
    return end;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    await rm(partial, { force: true });
    throw error;
  } finally {
    client.release();
  }
}

async function writeAll(client: pg.PoolClient, out: Writable, now: Date): Promise<BackupEnd> {
  const migrations = await migrationNames(client);
  await put(out, {
    kind: 'head',
    body: { format: 'tuntas-backup', version: 1, takenAt: now.toISOString(), migrations },
  });
  const tables = await tablesToCopy(client);
  let rows = 0;
  for (const table of tables) rows += await writeTable(client, out, table);
  for (const sequence of await sequences(client)) await put(out, { kind: 'sequence', body: sequence });
  const end = { tables: tables.length, rows };
  await put(out, { kind: 'end', body: end });
  return end;
}

async function writeTable(client: pg.PoolClient, out: Writable, head: TableHead): Promise<number> {
  await put(out, { kind: 'table', body: head });
  const columns = head.columns.map((name) => client.escapeIdentifier(name)).join(', ');
  const rows = client.query(copyTo(`copy ${client.escapeIdentifier(head.table)} (${columns}) to stdout`));
  for await (const chunk of rows) await push(out, chunk as Buffer);
  await push(out, `${END_OF_ROWS}\n`);
  return rows.rowCount;
}

const put = (out: Writable, mark: Mark) => push(out, markLine(mark));

async function push(out: Writable, chunk: string | Buffer): Promise<void> {
  if (!out.write(chunk)) await once(out, 'drain');
}

async function settle(file: string): Promise<void> {
  const handle = await open(file, 'r');
  await handle.sync();
  await handle.close();
}
