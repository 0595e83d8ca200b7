import {
  addEvidence,
  type EvidenceId,
  evidenceById,
  type NewEvidence,
  unuseEvidence,
  useEvidence,
} from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { LastingRecordId } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { PLACE, subjectOf } from '../queries/papers.ts';
import { whyNotDetach, whyNotEdit } from '../rules/moves.ts';
import { isOfWrongYear } from '../rules/years.ts';
import { holdRecord } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, RecordRefusal>>;
type Proof = { readonly id: LastingRecordId; readonly evidenceId: EvidenceId };

/** Says that a paper of the locker proves the record; one of another year is refused. Twice is once. */
export async function attachDocument(tx: Tx, who: Viewer, { id, evidenceId }: Proof, now: Date): Result {
  const held = await holdRecord(tx, who, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotEdit(held.record, held.innovation, who);
  if (forbidden) return refused(forbidden);
  const paper = await evidenceById(tx, evidenceId);
  if (paper && isOfWrongYear(held.record.content, paper)) return refused('document_wrong_year');
  const used = await useEvidence(tx, who, { evidenceId, subject: subjectOf(id), place: PLACE }, now);
  if (!used.ok) return refused('document_gone');
  if (used.value.isNew) await leaveTrace(tx, who, { id, verb: 'attach', after: { document: used.value.title } }, now);
  return done(null);
}

type NewProof = { readonly id: LastingRecordId; readonly evidence: NewEvidence };

/** Puts a new paper into the locker of the record's owner and attaches it, both or neither. */
export async function attachNewDocument(tx: Tx, who: Viewer, { id, evidence }: NewProof, now: Date): Result {
  const held = await holdRecord(tx, who, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotEdit(held.record, held.innovation, who);
  if (forbidden) return refused(forbidden);
  if (isOfWrongYear(held.record.content, evidence.paper)) return refused('document_wrong_year');
  const added = await addEvidence(tx, who, evidence, now);
  if (!added.ok) return refused(added.why === 'id_taken' ? 'id_taken' : 'not_yours');
  return attachDocument(tx, who, { id, evidenceId: added.value }, now);
}

/** Takes a paper off the record; it stays in the locker. */
export async function detachDocument(tx: Tx, who: Viewer, { id, evidenceId }: Proof, now: Date): Result {
  const held = await holdRecord(tx, who, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotDetach(held.record, held.innovation, who);
  if (forbidden) return refused(forbidden);
  const title = await unuseEvidence(tx, who, { evidenceId, subject: subjectOf(id), place: PLACE }, now);
  if (title !== null) await leaveTrace(tx, who, { id, verb: 'detach', before: { document: title } }, now);
  return done(null);
}
