import { storedFile } from '#files/index.ts';
import type { Conn } from '#platform/db.ts';
import type { PhotoId, VisitId } from '../model/visit.ts';
import { tables } from '../schema.ts';

/** Where the photo of this visit lies; whoever calls has asked who may see the visit. */
export async function photoFile(conn: Conn, visitId: VisitId, id: PhotoId) {
  const row = await tables(conn)
    .selectFrom('visit_photo as p')
    .innerJoin('stored_file as f', 'f.id', 'p.file_id')
    .select(storedFile)
    .where('p.id', '=', id)
    .where('p.visit_id', '=', visitId)
    .executeTakeFirst();
  return row ?? null;
}
