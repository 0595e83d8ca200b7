import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { LastingRecordId } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { decideRecord } from './decide.ts';

export type Many = {
  /** With the revision that the verifier had before the eyes. */
  readonly chosen: readonly { readonly id: LastingRecordId; readonly revision: number }[];
  readonly note: string;
};
export type ManyDone = { readonly verified: number; readonly refused: readonly RecordRefusal[] };

/** Verifies many claims, each by itself: what is refused is left as it was, and told. */
export async function verifyMany(tx: Tx, who: Viewer, { chosen, note }: Many, now: Date): Promise<ManyDone> {
  let verified = 0;
  const refused: RecordRefusal[] = [];
  for (const { id, revision } of chosen) {
    const outcome = await decideRecord(tx, who, { id, revision, verdict: 'verify', note }, now);
    if (outcome.ok) verified += 1;
    else refused.push(outcome.why);
  }
  return { verified, refused };
}
