import { addEvidence, type EvidenceId, type NewEvidence, unuseEvidence, useEvidence } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import type { SheetId } from '../model/sheet.ts';
import { proofsOf, SHEET_SUBJECT } from '../queries/answers.ts';
import { whyNotAttach, yearsOf } from '../rules/evidence.ts';
import { whyNotFill } from '../rules/moves.ts';
import { heldSheet, itemIn, leaveTrace } from './load.ts';

type Proving = { readonly id: SheetId; readonly item: string; readonly evidenceId: EvidenceId };

const subjectOf = (id: SheetId) => ({ kind: SHEET_SUBJECT, id });

/** Says that an evidence of the locker proves the answer; one of the wrong year or kind is refused. Twice is once. */
export async function attachEvidence(
  tx: Tx,
  who: Viewer,
  { id, item: code, evidenceId }: Proving,
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotFill(held.at, who);
  if (forbidden) return refused(forbidden);
  const item = itemIn(held, code);
  if (!item) return refused('not_found');
  const used = await useEvidence(tx, who, { evidenceId, subject: subjectOf(id), place: code }, now);
  if (!used.ok) return refused('evidence_gone');
  const proof = (await proofsOf(tx, [id]))
    .get(id)
    ?.get(code)
    ?.find((it) => it.id === evidenceId);
  const fault = proof ? whyNotAttach(proof, item.evidence, held.edition.document.year) : null;
  if (used.value.isNew && fault) {
    await unuseEvidence(tx, who, { evidenceId, subject: subjectOf(id), place: code }, now);
    return refused(fault);
  }
  const after = { item: code, evidence: used.value.title };
  if (used.value.isNew) await leaveTrace(tx, who, { id, verb: 'attach', after }, now);
  return done(null);
}

/** Puts a new evidence into the locker of the subject's owner and attaches it, both or neither. */
export async function attachNewEvidence(
  tx: Tx,
  who: Viewer,
  { id, item, evidence }: { readonly id: SheetId; readonly item: string; readonly evidence: NewEvidence },
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotFill(held.at, who);
  if (forbidden) return refused(forbidden);
  const asked = itemIn(held, item);
  if (!asked) return refused('not_found');
  const told = { kind: evidence.kind, years: yearsOf(evidence.paper) };
  const fault = whyNotAttach(told, asked.evidence, held.edition.document.year);
  // A refusal is kept like all else, so it comes before anything is written.
  if (fault) return refused(fault);
  const added = await addEvidence(tx, who, evidence, now);
  if (!added.ok) return refused('not_yours');
  return attachEvidence(tx, who, { id, item, evidenceId: added.value }, now);
}

/** Takes an evidence off the answer; it stays in the locker. */
export async function detachEvidence(
  tx: Tx,
  who: Viewer,
  { id, item, evidenceId }: Proving,
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotFill(held.at, who);
  if (forbidden) return refused(forbidden);
  const title = await unuseEvidence(tx, who, { evidenceId, subject: subjectOf(id), place: item }, now);
  if (title !== null) await leaveTrace(tx, who, { id, verb: 'detach', before: { item, evidence: title } }, now);
  return done(null);
}
