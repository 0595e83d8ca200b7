import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { whyNot } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { holdRecord } from './load.ts';
import { leaveTrace } from './trace.ts';

/**
 * Throws the open version away. A published record stays as the public knows it; a record that never was published goes
 * altogether, and the audit log keeps what it said.
 */
export async function discardWorking(
  tx: Tx,
  who: Viewer,
  input: { readonly id: InnovationId },
  now: Date,
): Promise<Outcome<'version' | 'record', RecordRefusal>> {
  const record = await holdRecord(tx, input.id);
  if (!record) return refused('not_found');
  const forbidden = whyNot('discard', record, who);
  if (forbidden || !record.open) return refused(forbidden ?? 'nothing_open');
  if (!record.publishedVersionId && (await wasPublic(tx, input.id))) return refused('was_public');
  const before = { ...record.open.content, no: record.open.no };
  if (record.publishedVersionId) {
    await dropVersion(tx, input.id, record.open.id, now);
  } else {
    await dropRecord(tx, input.id, record.open.id);
  }
  await leaveTrace(tx, who, { id: input.id, verb: 'discard', before }, now);
  return done(record.publishedVersionId ? 'version' : 'record');
}

/** A version whose publication was taken back is kept, and its record with it. */
async function wasPublic(tx: Tx, id: InnovationId): Promise<boolean> {
  const versions = tables(tx).selectFrom('innovation_version').select('id').where('innovation_id', '=', id);
  return (await versions.where('state', '=', 'withdrawn').executeTakeFirst()) !== undefined;
}

async function dropVersion(tx: Tx, id: InnovationId, versionId: VersionId, now: Date): Promise<void> {
  const db = tables(tx);
  await db.updateTable('innovation').set({ working_version_id: null, updated_at: now }).where('id', '=', id).execute();
  await db.deleteFrom('innovation_note').where('version_id', '=', versionId).execute();
  await db.deleteFrom('innovation_version').where('id', '=', versionId).execute();
}

/** All that hangs on the record goes with it; a copy that named it as its origin keeps its title in words. */
async function dropRecord(tx: Tx, id: InnovationId, versionId: VersionId): Promise<void> {
  const db = tables(tx);
  await db.deleteFrom('innovation_note').where('version_id', '=', versionId).execute();
  await db.deleteFrom('innovation_keeper').where('innovation_id', '=', id).execute();
  await db.deleteFrom('innovation_award').where('innovation_id', '=', id).execute();
  await db.deleteFrom('innovation_external_id').where('innovation_id', '=', id).execute();
  await db.deleteFrom('innovation_lineage').where('innovation_id', '=', id).execute();
  await db.deleteFrom('problem_innovation').where('innovation_id', '=', id).execute();
  await db.deleteFrom('innovation_version').where('innovation_id', '=', id).execute();
  await db.deleteFrom('innovation').where('id', '=', id).execute();
}
