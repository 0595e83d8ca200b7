import { type EvidenceId, moveEvidence, ownEvidence } from '#files/index.ts';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { endKeeping } from '../../actions/keeper.ts';
import { type HeldRecord, holdRecord } from '../../actions/load.ts';
import { leaveTrace } from '../../actions/trace.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { innovationRelocated } from '../events.ts';
import { LONGEST_REASON, type RelocationId } from '../model.ts';
import { isOpenPlace, openRelocation, placeName, strangersIn } from '../queries.ts';
import { whyNotAnswer, whyNotRelocate } from '../rules.ts';
import { tables } from '../schema.ts';

export type Move = {
  readonly id: InnovationId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly reason: string;
  /** The offer that is accepted by moving it. */
  readonly offerId: RelocationId | null;
};

/**
 * Moves a record to another unit or institution: its address stays, what proves it alone goes along, and keepers who do
 * not belong to the new institution are released. An open offer of the record ends with it. Done twice, it is done once.
 */
export async function relocateInnovation(
  tx: Tx,
  who: Viewer,
  input: Move,
  now: Date,
): Promise<Outcome<null, RecordRefusal>> {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = await whyNotMove(tx, who, held, input);
  if (forbidden) return refused(forbidden);
  if (held.institutionId === input.institutionId && held.unitId === input.unitId) return done(null);
  const reason = input.reason.trim();
  if (reason === '') return refused('reason_missing');
  if (reason.length > LONGEST_REASON) return refused('invalid');
  if (!(await isOpenPlace(tx, input))) return refused('unknown_place');
  const before = { place: await placeName(tx, held) };
  const evidence = await ownEvidence(tx, { kind: 'innovation', id: input.id });
  for (const personId of await strangersIn(tx, held, input.institutionId))
    await endKeeping(tx, { id: input.id, personId }, now);
  await putAt(tx, input.id, { ...input, evidence }, now);
  await closeOffer(tx, who, input.id, now);
  const after = { place: await placeName(tx, input), reason };
  await leaveTrace(tx, who, { id: input.id, verb: 'relocate', before, after }, now);
  const fact = { keeperIds: held.keeperIds, by: who.person?.id ?? null, at: now.toISOString() };
  await emit(tx, innovationRelocated, { innovationId: input.id, ...fact }, now);
  return done(null);
}

/** Who accepts an offer moves the record into the own institution, though it is not theirs yet. */
async function whyNotMove(tx: Tx, who: Viewer, held: HeldRecord, input: Move): Promise<RecordRefusal | null> {
  if (input.offerId === null) return whyNotRelocate(held, who, input.institutionId);
  const offer = await openRelocation(tx, input.id);
  if (offer?.id !== input.offerId || offer.toInstitution !== input.institutionId) return 'stale';
  return whyNotAnswer(offer, who) === null ? null : 'not_yours';
}

type Place = {
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  /** What goes along. */
  readonly evidence: readonly EvidenceId[];
};

/** Writes where the record stands. */
export async function putAt(tx: Tx, id: InnovationId, to: Place, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('innovation')
    .set({ institution_id: to.institutionId, unit_id: to.unitId, updated_at: now })
    .where('id', '=', id)
    .execute();
  await moveEvidence(tx, to.evidence, to);
}

/** What was offered of the record is answered by its moving. */
async function closeOffer(tx: Tx, who: Viewer, id: InnovationId, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('relocation_offer')
    .set({ state: 'accepted', answered_by: who.person?.id ?? null, answered_at: now })
    .where('innovation_id', '=', id)
    .where('state', '=', 'open')
    .execute();
}
