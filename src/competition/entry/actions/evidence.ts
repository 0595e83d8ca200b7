import {
  addEvidence,
  type EvidenceId,
  evidenceOf,
  type NewEvidence,
  type UsedEvidence,
  unuseEvidence,
  useEvidence,
} from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EvidenceAsked } from '../../edition/model/sections.ts';
import { sectionsFor } from '../../edition/rules/parts.ts';
import type { EntryId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { entrySubject } from '../queries/stand.ts';
import { placeOf, whyNotFit } from '../rules/section.ts';
import { holdFor } from './load.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, EntryRefusal>>;
type Place = { readonly id: EntryId; readonly section: string; readonly asked: string };

async function askedAt(tx: Tx, who: Viewer, place: Place, now: Date): Promise<Outcome<EvidenceAsked, EntryRefusal>> {
  const held = await holdFor(tx, who, { id: place.id, move: 'edit' }, now);
  if (!held.ok) return held;
  const { entry, edition } = held.value;
  const section = sectionsFor(edition.document, entry.group).find((it) => it.code === place.section);
  const asked = section?.evidence.find((it) => it.code === place.asked);
  return asked ? done(asked) : refused('invalid');
}

/** Says that an evidence of the locker proves what a section asks for. Twice is once; too many or the wrong kind is refused. */
export async function attachEvidence(
  tx: Tx,
  who: Viewer,
  { evidenceId, ...place }: Place & { readonly evidenceId: EvidenceId },
  now: Date,
): Result {
  const asked = await askedAt(tx, who, place, now);
  if (!asked.ok) return asked;
  const code = placeOf(place.section, place.asked);
  const input = { evidenceId, subject: entrySubject(place.id), place: code };
  const used = await useEvidence(tx, who, input, now);
  if (!used.ok) return refused('evidence_gone');
  const here = await attachedAt(tx, place);
  const added = here.find((it) => it.id === evidenceId);
  const forbidden = added && whyNotAttach(asked.value, added.file, here.length);
  if (forbidden) {
    if (used.value.isNew) await unuseEvidence(tx, who, input, now);
    return refused(forbidden);
  }
  const after = { evidence: used.value.title, place: code };
  if (used.value.isNew) await leaveTrace(tx, who, { id: place.id, verb: 'attach', after }, now);
  return done(null);
}

async function attachedAt(tx: Tx, { id, section, asked }: Place): Promise<readonly UsedEvidence[]> {
  const all = await evidenceOf(tx, entrySubject(id), { onlyPublic: false });
  return all.filter((it) => it.place === placeOf(section, asked) && it.archivedAt === null);
}

type Brought = { readonly mediaType: string; readonly size: number } | null;

/** `here`: how many there are with this one; a link is no file. */
function whyNotAttach(asked: EvidenceAsked, file: Brought, here: number): EntryRefusal | null {
  const fault = whyNotFit(asked, { mediaType: file?.mediaType ?? null, size: file?.size ?? null });
  if (fault) return fault === 'type' ? 'evidence_type' : 'evidence_size';
  return here > asked.most ? 'evidence_most' : null;
}

/** Puts a new evidence into the locker of the entry's institution and attaches it, both or neither. */
export async function attachNewEvidence(
  tx: Tx,
  who: Viewer,
  { evidence, ...place }: Place & { readonly evidence: NewEvidence },
  now: Date,
): Result {
  const asked = await askedAt(tx, who, place, now);
  if (!asked.ok) return asked;
  const file = evidence.kind === 'file' ? evidence.file : null;
  const there = await attachedAt(tx, place);
  const forbidden = whyNotAttach(asked.value, file, there.length + (there.some((it) => it.id === evidence.id) ? 0 : 1));
  if (forbidden) return refused(forbidden);
  const added = await addEvidence(tx, who, evidence, now);
  if (!added.ok) return refused(added.why === 'id_taken' ? 'id_taken' : 'not_yours');
  return attachEvidence(tx, who, { ...place, evidenceId: added.value }, now);
}

/** Takes an evidence off what it proved here; it stays in the locker. */
export async function detachEvidence(
  tx: Tx,
  who: Viewer,
  { evidenceId, ...place }: Place & { readonly evidenceId: EvidenceId },
  now: Date,
): Result {
  const held = await holdFor(tx, who, { id: place.id, move: 'edit' }, now);
  if (!held.ok) return held;
  const code = placeOf(place.section, place.asked);
  const title = await unuseEvidence(tx, who, { evidenceId, subject: entrySubject(place.id), place: code }, now);
  const before = { evidence: title, place: code };
  if (title !== null) await leaveTrace(tx, who, { id: place.id, verb: 'detach', before }, now);
  return done(null);
}
