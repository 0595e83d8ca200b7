import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { FieldVisit, VisitId } from '../model/visit.ts';
import { visitById } from '../queries/visits.ts';
import { whyNotRead } from '../rules/moves.ts';
import { tables } from '../schema.ts';

/** The visit with its row locked until the transaction ends; null when the viewer may not know of it. */
export async function holdVisit(tx: Tx, who: Viewer, id: VisitId): Promise<FieldVisit | null> {
  await tables(tx).selectFrom('visit').select('id').where('id', '=', id).forUpdate().execute();
  const found = await visitById(tx, id);
  return found && whyNotRead(found, who) === null ? found : null;
}
