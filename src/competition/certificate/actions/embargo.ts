import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { CertificateBatchId, CertificateRefusal } from '../model.ts';
import { heldBatch } from '../queries/batch.ts';
import { whyNotShown } from '../rules/embargo.ts';
import { whyNotManage } from '../rules/reading.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';
import { tellLater } from './tell.ts';

/** Sets the moment from which the certificates of a batch are there for others; null: from now on. */
export async function setEmbargo(
  tx: Tx,
  who: Viewer,
  { id, visibleFrom }: { readonly id: CertificateBatchId; readonly visibleFrom: Date | null },
  now: Date,
): Promise<Outcome<null, CertificateRefusal>> {
  const batch = await heldBatch(tx, id);
  if (!batch || whyNotManage(batch.edition.organiserId, who)) return refused('not_found');
  const early = whyNotShown(batch.edition.told, { kind: batch.kind, visibleFrom }, now);
  if (early) return refused(early);
  await tables(tx).updateTable('certificate_batch').set({ visible_from: visibleFrom }).where('id', '=', id).execute();
  const subject = { kind: 'certificate_batch' as const, id };
  const [before, after] = [{ visibleFrom: batch.visibleFrom }, { visibleFrom }];
  await note(tx, who, { verb: 'embargo', subject, before, after }, now);
  if (batch.state === 'given') await tellLater(tx, { batchId: id }, visibleFrom, now);
  return done(null);
}
