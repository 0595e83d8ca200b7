import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { CertificateBatchId, CertificateFileId, CertificateRefusal, FileForm } from '../model.ts';
import { heldBatch } from '../queries/batch.ts';
import { whyNotCancel } from '../rules/moves.ts';
import { whyNotManage } from '../rules/reading.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';

export type FileOrder = {
  /** Comes with the form, so that a double click asks once. */
  readonly id: CertificateFileId;
  readonly batchId: CertificateBatchId;
  readonly form: FileForm;
};

const JOB = 'competition.certificate_files';

/** Queues the work on a file; a second asking replaces the first. */
async function queue(tx: Tx, id: CertificateFileId): Promise<void> {
  await enqueue(tx, 'competition.certificate_files', { fileId: id }, { key: `${JOB}:${id}`, patient: true });
}

/** Has the PDFs of a batch made; answers the making that goes on already where there is one of the form. */
export async function orderFiles(
  tx: Tx,
  who: Viewer,
  order: FileOrder,
  now: Date,
): Promise<Outcome<CertificateFileId, CertificateRefusal>> {
  const batch = await heldBatch(tx, order.batchId);
  if (!batch || whyNotManage(batch.edition.organiserId, who)) return refused('not_found');
  const going = await tables(tx)
    .selectFrom('certificate_file')
    .select('id')
    .where('batch_id', '=', order.batchId)
    .where((it) =>
      it.or([it('id', '=', order.id), it.and([it('form', '=', order.form), it('finished_at', 'is', null)])]),
    )
    .executeTakeFirst();
  if (going) return done(going.id);
  const total = await issuedIn(tx, order.batchId);
  if (total === 0) return refused('no_recipients');
  const times = { asked_at: now, touched_at: now, finished_at: null };
  await tables(tx)
    .insertInto('certificate_file')
    .values({
      id: order.id,
      batch_id: order.batchId,
      form: order.form,
      state: 'waiting',
      total,
      done: 0,
      last_no: 0,
      bytes: 0,
      failures: 0,
      asked_by: who.person?.id ?? null,
      ...times,
    })
    .execute();
  await queue(tx, order.id);
  const subject = { kind: 'certificate_batch' as const, id: order.batchId };
  await note(tx, who, { verb: 'make_files', subject, after: { form: order.form, certificates: total } }, now);
  return done(order.id);
}

async function issuedIn(tx: Tx, batchId: CertificateBatchId): Promise<number> {
  const { n } = await tables(tx)
    .selectFrom('certificate')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('batch_id', '=', batchId)
    .where('state', '=', 'issued')
    .executeTakeFirstOrThrow();
  return n;
}

/** Calls the making off; what was made is thrown away. */
export async function cancelFiles(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: CertificateFileId },
  now: Date,
): Promise<Outcome<CertificateBatchId, CertificateRefusal>> {
  const file = await tables(tx)
    .selectFrom('certificate_file')
    .select(['state', 'batch_id as batchId', 'done'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const batch = file ? await heldBatch(tx, file.batchId) : null;
  if (!file || !batch || whyNotManage(batch.edition.organiserId, who)) return refused('not_found');
  const why = whyNotCancel(file.state);
  if (why) return refused(why);
  await tables(tx)
    .updateTable('certificate_file')
    .set({ state: 'cancelled', finished_at: now, touched_at: now })
    .where('id', '=', id)
    .execute();
  await tables(tx).deleteFrom('certificate_file_part').where('file_id', '=', id).execute();
  const subject = { kind: 'certificate_batch' as const, id: file.batchId };
  await note(tx, who, { verb: 'cancel_files', subject, before: { done: file.done } }, now);
  return done(file.batchId);
}

/** A making that nobody touched for so long lost its worker. */
const STALLED = "interval '1 minute'";

/** Puts makings that lost their worker back into the queue and throws away files that are old enough. Answers how many. */
export async function tendFiles(tx: Tx, keptDays: number, now: Date): Promise<{ queued: number; expired: number }> {
  const stalled = await tables(tx)
    .updateTable('certificate_file')
    .set({ touched_at: now })
    .where('state', 'in', ['waiting', 'running'])
    .where('touched_at', '<', sql<Date>`${now}::timestamptz - ${sql.raw(STALLED)}`)
    .returning('id')
    .execute();
  for (const { id } of stalled) await queue(tx, id);
  const expired = await tables(tx)
    .deleteFrom('certificate_file')
    .where('finished_at', '<', sql<Date>`${now}::timestamptz - make_interval(days => ${keptDays})`)
    .returning('id')
    .execute();
  return { queued: stalled.length, expired: expired.length };
}
