import { type Database, openDatabase } from '#platform/db.ts';

const CLOCK = 'rehearsal_clock';
const CONNECTIONS = 8;

/**
 * Works on this database while its clock, by which entries are submitted, runs from another moment: a rehearsal that is over by today can be
 * looked at like any competition of the past. Nothing waits for the disk meanwhile.
 */
export async function withClockFrom<T>(url: string, from: Date, work: (db: Database) => Promise<T>): Promise<T> {
  const plain = openDatabase(url, { size: 2, onError: () => {} });
  const db = openDatabase(clockedUrl(url), { size: CONNECTIONS, onError: () => {}, eager: true });
  try {
    const behind = Date.now() - from.getTime();
    await plain.pool.query(`create schema ${CLOCK}`);
    await plain.pool.query(`create function ${CLOCK}.clock_timestamp() returns timestamptz language sql volatile
      as $$ select pg_catalog.clock_timestamp() - interval '${behind} milliseconds' $$`);
    return await work(db);
  } finally {
    await db.close();
    await plain.pool.query(`drop schema if exists ${CLOCK} cascade`);
    await plain.close();
  }
}

/** What these connections call clock_timestamp is looked for in our schema first. */
function clockedUrl(url: string): string {
  const address = new URL(url);
  const settings = [`search_path=${CLOCK},pg_catalog,public`, 'synchronous_commit=off'];
  address.searchParams.set('options', settings.map((it) => `-c ${it}`).join(' '));
  return address.href;
}
