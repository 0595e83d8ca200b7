import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { migrate } from '../../src/platform/migrate.ts';

export const TEMPLATE = 'tuntas_template';

/** The address with another database in it. */
export function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** A migrated database with the reference data that migrations bring, copied by each test file. */
export async function prepareTemplate(url: string): Promise<void> {
  await onServer(url, `create database ${TEMPLATE}`);
  const pool = new pg.Pool({ connectionString: addressOf(url, TEMPLATE), max: 2 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  await runMigrations({ pgPool: pool });
  await migrate(pool, join(import.meta.dirname, '../../migrations'));
  await pool.end();
}

export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
