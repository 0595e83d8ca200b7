import { storedFile } from '#files/index.ts';
import type { Conn } from '#platform/db.ts';
import type { ObjectionFileId, ObjectionId } from '../model/objection.ts';
import { tables } from '../schema.ts';

/** Where a file of this objection lies; whoever calls has asked who may read the objection. */
export async function objectionFile(conn: Conn, objectionId: ObjectionId, id: ObjectionFileId) {
  const row = await tables(conn)
    .selectFrom('objection_file as o')
    .innerJoin('stored_file as f', 'f.id', 'o.file_id')
    .select(['o.side', 'o.place', ...storedFile])
    .where('o.id', '=', id)
    .where('o.objection_id', '=', objectionId)
    .executeTakeFirst();
  return row ?? null;
}
