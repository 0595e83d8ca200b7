import type { PersonId, Viewer } from '#identity/index.ts';
import type { Database, Tx } from '#platform/db.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import type { SectionName } from '../model/sections.ts';
import { archiveInnovation } from './innovation.ts';
import { addKeeper } from './keeper.ts';
import { publishVersion, returnVersion } from './version.ts';

/** One of many: the record, and its open version as the admin saw it. */
export type BulkItem = { readonly id: InnovationId; readonly versionId: VersionId | null };

export type BulkDeed =
  | { readonly move: 'publish' }
  | { readonly move: 'return'; readonly section: SectionName; readonly note: string }
  | { readonly move: 'assign_keeper'; readonly personId: PersonId }
  | { readonly move: 'archive'; readonly reason: string };

export type BulkResult = { readonly id: InnovationId; readonly why: RecordRefusal | null };

/**
 * Does the same to each record, each in a transaction of its own: what one refuses does not undo the others.
 * Every record leaves its own event in the log.
 */
export async function moveMany(
  db: Database,
  who: Viewer,
  { items, deed }: { readonly items: readonly BulkItem[]; readonly deed: BulkDeed },
  now: Date,
): Promise<readonly BulkResult[]> {
  const results: BulkResult[] = [];
  for (const item of items) {
    const outcome = await db.transact((tx) => moveOne(tx, who, { item, deed }, now));
    results.push({ id: item.id, why: outcome.ok ? null : outcome.why });
  }
  return results;
}

async function moveOne(
  tx: Tx,
  who: Viewer,
  { item, deed }: { readonly item: BulkItem; readonly deed: BulkDeed },
  now: Date,
): Promise<Outcome<unknown, RecordRefusal>> {
  const { id } = item;
  if (deed.move === 'archive') return archiveInnovation(tx, who, { id, reason: deed.reason }, now);
  if (deed.move === 'assign_keeper') return addKeeper(tx, who, { id, personId: deed.personId }, now);
  if (item.versionId === null) return { ok: false, why: 'nothing_open' };
  const decision = { id, versionId: item.versionId };
  if (deed.move === 'publish') return publishVersion(tx, who, decision, now);
  return returnVersion(tx, who, { ...decision, notes: [{ section: deed.section, body: deed.note }] }, now);
}
