import { ownEvidence } from '#files/index.ts';
import type { Tx } from '#platform/db.ts';
import { holdRecord } from '../../actions/load.ts';
import { strangersIn } from '../../relocation/queries.ts';
import type { BulkDeed, BulkItem, Former } from '../model.ts';
import { tables } from '../schema.ts';

const subjectOf = (id: BulkItem['id']) => ({ kind: 'innovation', id });

/** What the record is before the deed, its row locked; null when the deed would change nothing. */
export async function formerOf(tx: Tx, item: BulkItem, deed: BulkDeed): Promise<Former | null> {
  const held = await holdRecord(tx, item.id);
  if (!held) return null;
  if (deed.move === 'archive') return { move: 'archive' };
  if (deed.move === 'assign_keeper') {
    const { personId } = deed;
    return held.keeperIds.includes(personId) ? null : { move: 'assign_keeper', personId };
  }
  if (deed.move === 'hand_over') {
    const { from, to } = deed;
    return { move: 'hand_over', from, to, toKeptIt: held.keeperIds.includes(to) };
  }
  if (deed.move === 'relocate') {
    const { institutionId, unitId } = held;
    if (institutionId === deed.institutionId && unitId === deed.unitId) return null;
    const keepers = await strangersIn(tx, held, deed.institutionId);
    return { move: 'relocate', institutionId, unitId, keepers, evidence: await ownEvidence(tx, subjectOf(item.id)) };
  }
  if (!held.open) return null;
  const { id: versionId, state } = held.open;
  if (deed.move === 'publish') return { move: 'publish', versionId, state, previousId: held.publishedVersionId };
  return { move: 'return', versionId, ...(await decisionOn(tx, versionId)) };
}

async function decisionOn(tx: Tx, versionId: NonNullable<BulkItem['versionId']>) {
  const row = await tables(tx)
    .selectFrom('innovation_version')
    .select(['decided_at', 'decided_by'])
    .where('id', '=', versionId)
    .executeTakeFirst();
  return { decidedAt: row?.decided_at?.toISOString() ?? null, decidedBy: row?.decided_by ?? null };
}
