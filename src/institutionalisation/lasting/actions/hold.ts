import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { type Innovation, workRecordFor } from '#registry/index.ts';
import type { LastingRecord, LastingRecordId } from '../model/record.ts';
import { recordById } from '../queries/records.ts';
import { tables } from '../schema.ts';

export type Held = { readonly record: LastingRecord; readonly innovation: Innovation };

/** The record with its row locked, and the innovation it belongs to; null when the viewer may not know of it. */
export async function holdRecord(tx: Tx, who: Viewer, id: LastingRecordId): Promise<Held | null> {
  await tables(tx).selectFrom('lasting_record').select('id').where('id', '=', id).forUpdate().execute();
  const record = await recordById(tx, id);
  const innovation = record && (await workRecordFor(tx, who, record.innovationId));
  return record && innovation ? { record, innovation } : null;
}
