import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { reopenedAs } from '../../entry/queries/arrived.ts';
import { tables } from '../schema.ts';

/** Entries whose day has passed without a new submission, by the clock of the database; for the job that gives them back. */
export async function overdue(conn: Conn): Promise<readonly EntryId[]> {
  const rows = await tables(conn)
    .selectFrom('entry')
    .select('id')
    .where(reopenedAs('entry'))
    .where('open_until', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('open_until')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}
