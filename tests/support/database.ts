import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/platform/db.ts';
import { addressOf, onServer, TEMPLATE } from './template.ts';

export type TestDatabase = { readonly db: Database; readonly url: string; readonly close: () => Promise<void> };

type Wanted = {
  /** Plans each statement once a connection (a third less work for the server, where pages are asked by the thousand); `false`: as the product does. */
  readonly eager?: boolean;
  /** At most so many connections. Each plans and keeps what it is asked: who asks for one page after the other needs few. */
  readonly size?: number;
  /** The database to copy. */
  readonly from?: string;
};

/** A fresh migrated database on the real server of this run; drop it with `close` in afterAll. */
export async function testDatabase({ eager = true, size = 5, from = TEMPLATE }: Wanted = {}): Promise<TestDatabase> {
  const server = inject('databaseUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Copying files takes half the time of writing them to the log first.
  await onServer(server, `create database ${name} template ${from} strategy file_copy`);
  const url = addressOf(server, name);
  const db = openDatabase(url, { size, eager, onError: () => {} });
  return {
    db,
    url,
    close: async () => {
      await db.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

/**
 * A database that is filled once a run, by whoever comes first, and copied by everybody who wants what stands in it: its name, and what
 * filling it answered, which must be plain data.
 */
export async function filledOnce<T>(
  name: string,
  fill: (db: Database) => Promise<T>,
): Promise<{ from: string; told: T }> {
  const server = inject('databaseUrl');
  const kept = join(inject('dataDir'), `${name}.json`);
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    if (!existsSync(kept)) {
      await client.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
      const db = openDatabase(addressOf(server, name), { size: 2, eager: true, onError: () => {} });
      const told = await fill(db).finally(() => db.close());
      writeFileSync(kept, JSON.stringify(told));
    }
    return { from: name, told: JSON.parse(readFileSync(kept, 'utf8')) as T };
  } finally {
    await client.end();
  }
}

type Watched = { query: (...args: never[]) => unknown };

/** The number of statements that the work sends through the pool of this database. */
export async function countQueries<T>(db: Database, work: () => Promise<T>): Promise<{ queries: number; value: T }> {
  let queries = 0;
  const watched = new Map<Watched, Watched['query']>();
  const watch = (client: Watched) => {
    if (watched.has(client)) return;
    const original = client.query;
    watched.set(client, original);
    client.query = (...args: never[]) => {
      queries += 1;
      return original.apply(client, args);
    };
  };
  db.pool.on('acquire', watch as never);
  try {
    const value = await work();
    return { queries, value };
  } finally {
    db.pool.off('acquire', watch as never);
    for (const [client, original] of watched) client.query = original;
  }
}
