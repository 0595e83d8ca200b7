import type { Conn } from '#platform/db.ts';
import type { PhotoId, VisitId } from '../model/visit.ts';
import { tables } from '../schema.ts';

/** Where the photo of this visit lies; whoever calls has asked who may see the visit. */
export async function photoFile(conn: Conn, visitId: VisitId, id: PhotoId) {
  const row = await tables(conn)
    .selectFrom('visit_photo as p')
    .innerJoin('stored_file as f', 'f.id', 'p.file_id')
    .select([
      'f.id',
      'f.sha256',
      'f.size',
      'f.media_type as mediaType',
      'f.original_name as originalName',
      'f.storage_key as storageKey',
      'f.scan_state as scanState',
    ])
    .where('p.id', '=', id)
    .where('p.visit_id', '=', visitId)
    .executeTakeFirst();
  return row ?? null;
}
