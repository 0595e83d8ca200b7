import type { Conn } from '#platform/db.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { tables } from '../schema.ts';

/** Whether leaders came along to the interview of each entry; entries that were not heard are left out. The caller has asked who may. */
export async function leadersAt(conn: Conn, entries: readonly EntryId[]): Promise<ReadonlyMap<EntryId, boolean>> {
  if (entries.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('interview')
    .select(['entry_id as entryId', 'leaders'])
    .where('entry_id', 'in', [...entries])
    .where('presence', 'in', ['came', 'late'])
    .execute();
  return new Map(rows.map(({ entryId, leaders }) => [entryId, leaders !== '']));
}
