import type { UnitId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../model/entry.ts';
import { tables } from '../schema.ts';

/** The unit of each submitted entry of an edition, whoever asks; entries of an institution itself have none. */
export async function unitsOfEntries(conn: Conn, id: EditionId): Promise<ReadonlyMap<EntryId, UnitId>> {
  const rows = await tables(conn)
    .selectFrom('entry')
    .select(['id', 'unit_id'])
    .where('edition_id', '=', id)
    .where('state', '=', 'submitted')
    .execute();
  return new Map(rows.flatMap((row): [EntryId, UnitId][] => (row.unit_id === null ? [] : [[row.id, row.unit_id]])));
}
