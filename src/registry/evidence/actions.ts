import { record } from '#audit/index.ts';
import { addEvidence, type EvidenceId, type NewEvidence, unuseEvidence, useEvidence } from '#files/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRecord } from '../actions/load.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { placeOfCode, whyNotProve } from './rules.ts';

/** `evidence_gone`: what was chosen is not in the locker any more, or was put away. */
export type ProveRefusal = RecordRefusal | 'evidence_gone';
type Proof = { readonly id: InnovationId; readonly evidenceId: EvidenceId; readonly place: string };

const subjectOf = (id: InnovationId) => ({ kind: 'innovation', id });

/** Says that an evidence of the locker proves a place of the record. Twice is once. */
export async function attachEvidence(
  tx: Tx,
  who: Viewer,
  { id, evidenceId, place }: Proof,
  now: Date,
): Promise<Outcome<null, ProveRefusal>> {
  const held = await holdRecord(tx, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotProve(held, who);
  if (forbidden) return refused(forbidden);
  if (!placeOfCode(place)) return refused('invalid');
  const used = await useEvidence(tx, who, { evidenceId, subject: subjectOf(id), place }, now);
  if (!used.ok) return refused('evidence_gone');
  const after = { evidence: used.value.title, place };
  if (used.value.isNew)
    await record(tx, actorOf(who), { event: 'registry.evidence.attach', subject: subjectOf(id), after }, now);
  return done(null);
}

/** Puts a new evidence into the locker of the record's owner and attaches it, both or neither. */
export async function attachNewEvidence(
  tx: Tx,
  who: Viewer,
  { id, evidence, place }: { readonly id: InnovationId; readonly evidence: NewEvidence; readonly place: string },
  now: Date,
): Promise<Outcome<null, ProveRefusal>> {
  const held = await holdRecord(tx, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotProve(held, who);
  if (forbidden) return refused(forbidden);
  if (!placeOfCode(place)) return refused('invalid');
  const added = await addEvidence(tx, who, evidence, now);
  if (!added.ok) return refused(added.why === 'id_taken' ? 'id_taken' : 'not_yours');
  return attachEvidence(tx, who, { id, evidenceId: added.value, place }, now);
}

/** Takes an evidence off a place of the record; it stays in the locker. */
export async function detachEvidence(
  tx: Tx,
  who: Viewer,
  { id, evidenceId, place }: Proof,
  now: Date,
): Promise<Outcome<null, ProveRefusal>> {
  const held = await holdRecord(tx, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotProve(held, who);
  if (forbidden) return refused(forbidden);
  const title = await unuseEvidence(tx, who, { evidenceId, subject: subjectOf(id), place }, now);
  const before = { evidence: title, place };
  if (title !== null)
    await record(tx, actorOf(who), { event: 'registry.evidence.detach', subject: subjectOf(id), before }, now);
  return done(null);
}
