import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { recordDecided } from '../events.ts';
import type { LastingRecordId } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { decideUntold } from './decide.ts';

export type Many = {
  /** With the revision that the verifier had before the eyes. */
  readonly chosen: readonly { readonly id: LastingRecordId; readonly revision: number }[];
  readonly note: string;
};
export type ManyDone = { readonly verified: number; readonly refused: readonly RecordRefusal[] };

/** Verifies many claims, each by itself: what is refused is left as it was, and told. Whoever claimed several is told once. */
export async function verifyMany(tx: Tx, who: Viewer, { chosen, note }: Many, now: Date): Promise<ManyDone> {
  const verified: LastingRecordId[] = [];
  const refused: RecordRefusal[] = [];
  for (const { id, revision } of chosen) {
    const outcome = await decideUntold(tx, who, { id, revision, verdict: 'verify', note }, now);
    if (outcome.ok) verified.push(id);
    else refused.push(outcome.why);
  }
  if (verified.length > 0) await emit(tx, recordDecided, { recordIds: verified, at: now.toISOString() }, now);
  return { verified: verified.length, refused };
}
