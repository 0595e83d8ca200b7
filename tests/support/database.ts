import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/platform/db.ts';
import { addressOf, onServer, TEMPLATE } from './template.ts';

export type TestDatabase = { readonly db: Database; readonly url: string; readonly close: () => Promise<void> };

/**
 * A fresh migrated database on the real server of this run; drop it with `close` in afterAll. Pages are asked by the thousand here, so that each
 * statement is planned once a connection (a third less work for the server); `eager: false` plans as the product does.
 */
export async function testDatabase({ eager = true }: { readonly eager?: boolean } = {}): Promise<TestDatabase> {
  const server = inject('databaseUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Copying files takes half the time of writing them to the log first.
  await onServer(server, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  const url = addressOf(server, name);
  const db = openDatabase(url, { size: 5, eager, onError: () => {} });
  return {
    db,
    url,
    close: async () => {
      await db.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
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
