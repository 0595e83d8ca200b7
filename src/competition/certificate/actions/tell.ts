import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import type { CertificateBatchId, CertificateId } from '../model.ts';

/** Whose holders are told: all of a batch, or one certificate that was given anew. */
export type ToTell = { readonly batchId: CertificateBatchId; readonly certificateId?: CertificateId };

/** Queues the telling for the moment at which they may be seen; asked again for another moment, the later word counts. */
export async function tellLater(tx: Tx, told: ToTell, visibleFrom: Date | null, now: Date): Promise<void> {
  const key = `certificate_tell:${told.certificateId ?? told.batchId}`;
  const runAt = visibleFrom && visibleFrom > now ? { runAt: visibleFrom } : {};
  await enqueue(tx, 'competition.certificate_tell', told, { key, ...runAt });
}
