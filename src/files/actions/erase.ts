import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { EvidenceId, FileId, Subject } from '../model.ts';
import { tables } from '../schema.ts';

/** Long ago: bytes that wait since then go with the next sweep. */
const AT_ONCE = new Date(0);

/**
 * Erases what proves a subject and nothing else, for good: papers, files, and with the next sweep the bytes. What proves
 * other things too is only taken off. Answers the evidence that is gone; the caller has asked whether it may go.
 */
export async function eraseEvidence(tx: Tx, subject: Subject): Promise<readonly EvidenceId[]> {
  const db = tables(tx);
  const taken = await db
    .deleteFrom('evidence_use')
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .returning('evidence_id as id')
    .execute();
  if (taken.length === 0) return [];
  const gone = await db
    .deleteFrom('evidence')
    .where(
      'id',
      'in',
      taken.map((it) => it.id),
    )
    .where(sql<boolean>`not exists (select from evidence_use u where u.evidence_id = evidence.id)`)
    .returning(['id', 'file_id as fileId'])
    .execute();
  await forgetFiles(
    tx,
    gone.flatMap((it) => it.fileId ?? []),
  );
  return gone.map((it) => it.id);
}

/** Takes the names of files away, for good: with the next sweep the bytes go that no other file shares. */
export async function forgetFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const db = tables(tx);
  const dropped = await db
    .deleteFrom('stored_file')
    .where('id', 'in', ids as readonly FileId[])
    .returning('storage_key')
    .execute();
  if (dropped.length === 0) return;
  await db
    .insertInto('waiting_bytes')
    .values([...new Set(dropped.map((it) => it.storage_key))].map((storage_key) => ({ storage_key, put_at: AT_ONCE })))
    .onConflict((conflict) => conflict.column('storage_key').doUpdateSet({ put_at: AT_ONCE }))
    .execute();
}
