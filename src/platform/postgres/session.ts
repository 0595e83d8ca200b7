import { realpathSync } from 'node:fs';
import pg from 'pg';
import { type Connection, DATABASE, PORT, USER } from './model.ts';

export const connectionAt = (socketDir: string): Connection => ({
  host: socketDir,
  port: PORT,
  user: USER,
  database: DATABASE,
});

/** The same as an address for `pg` and libpq; the host before the slash is only there to make it a valid URL. */
export function urlOf(connection: Connection): string {
  const url = new URL(`postgresql://${connection.user}@localhost:${connection.port}/${connection.database}`);
  url.searchParams.set('host', connection.host);
  return url.href;
}

/** Makes sure that the server is the one of this cluster and holds our database. */
export async function greet(connection: Connection, cluster: string): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 30_000 });
  // The answer to a query carries the error; without a listener a broken idle line would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ folder: string; made: boolean }>(
      `select current_setting('data_directory') as folder, exists(select from pg_database where datname = $1) as made`,
      [connection.database],
    );
    const row = rows[0];
    if (row === undefined || realpathSync(row.folder) !== realpathSync(cluster)) {
      throw new Error(`The server at ${connection.host} serves ${row?.folder}, not ${cluster}`);
    }
    if (!row.made) await client.query(`create database ${client.escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}
