import type { InstitutionId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRecord } from '../../actions/load.ts';
import { leaveTrace } from '../../actions/trace.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { whyNot } from '../../rules/moves.ts';
import { relocationDeclined, relocationOffered } from '../events.ts';
import { LONGEST_REASON, type RelocationId, type RelocationOffer } from '../model.ts';
import { isOpenPlace, openRelocation, placeName, relocationById } from '../queries.ts';
import { whyNotAnswer, whyNotWithdraw } from '../rules.ts';
import { tables } from '../schema.ts';

type Result = Promise<Outcome<{ readonly id: RelocationId }, RecordRefusal | 'closed'>>;

export type NewOffer = {
  /** Comes with the form: sent twice, it is offered once. */
  readonly id: RelocationId;
  readonly innovationId: InnovationId;
  readonly to: InstitutionId;
  readonly reason: string;
};

/** Offers a record to another institution; until its admin accepts, nothing moves. One offer of a record waits at a time. */
export async function offerRelocation(tx: Tx, who: Viewer, input: NewOffer, now: Date): Result {
  const { id, innovationId, to } = input;
  const held = await holdRecord(tx, innovationId);
  if (!held) return refused('not_found');
  const forbidden = whyNot('relocate', held, who);
  if (forbidden || !who.person) return refused(forbidden ?? 'not_yours');
  const waiting = await openRelocation(tx, innovationId);
  if (waiting) return waiting.id === id ? done({ id }) : refused('stale');
  const reason = input.reason.trim();
  if (reason === '') return refused('reason_missing');
  if (reason.length > LONGEST_REASON) return refused('invalid');
  const place = { institutionId: to, unitId: null };
  if (to === held.institutionId || !(await isOpenPlace(tx, place))) return refused('unknown_place');
  await tables(tx)
    .insertInto('relocation_offer')
    .values({
      id,
      innovation_id: innovationId,
      to_institution: to,
      reason,
      offered_by: who.person.id,
      offered_at: now,
      state: 'open',
      answer: '',
      answered_by: null,
      answered_at: null,
    })
    .execute();
  const after = { place: await placeName(tx, place), reason };
  await leaveTrace(tx, who, { id: innovationId, verb: 'offer_relocation', after }, now);
  await emit(tx, relocationOffered, { offerId: id }, now);
  return done({ id });
}

/** The offer with its row locked until the transaction ends. */
async function holdOffer(tx: Tx, id: RelocationId): Promise<RelocationOffer | null> {
  await tables(tx).selectFrom('relocation_offer').select('id').where('id', '=', id).forUpdate().execute();
  return relocationById(tx, id);
}

type Answer = { readonly id: RelocationId; readonly answer: string };

/** The receiving institution says no, and why; the record stays where it is. */
export async function declineRelocation(tx: Tx, who: Viewer, input: Answer, now: Date): Result {
  const offer = await holdOffer(tx, input.id);
  if (!offer) return refused('not_found');
  const forbidden = whyNotAnswer(offer, who);
  if (forbidden) return refused(forbidden);
  const answer = input.answer.trim();
  if (answer === '') return refused('reason_missing');
  if (answer.length > LONGEST_REASON) return refused('invalid');
  await close(tx, who, { offer, state: 'declined', answer }, now);
  const after = { reason: answer };
  await leaveTrace(tx, who, { id: offer.innovationId, verb: 'decline_relocation', after }, now);
  await emit(tx, relocationDeclined, { offerId: offer.id }, now);
  return done({ id: offer.id });
}

/** Takes back an offer that was not answered yet. */
export async function withdrawRelocation(tx: Tx, who: Viewer, id: RelocationId, now: Date): Result {
  const offer = await holdOffer(tx, id);
  if (!offer) return refused('not_found');
  const forbidden = whyNotWithdraw(offer, who);
  if (forbidden) return refused(forbidden);
  await close(tx, who, { offer, state: 'withdrawn', answer: '' }, now);
  const after = { place: offer.toName };
  await leaveTrace(tx, who, { id: offer.innovationId, verb: 'withdraw_relocation', after }, now);
  return done({ id });
}

type Closing = Pick<RelocationOffer, 'answer' | 'state'> & { readonly offer: RelocationOffer };

async function close(tx: Tx, who: Viewer, { offer, state, answer }: Closing, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('relocation_offer')
    .set({ state, answer, answered_by: who.person?.id ?? null, answered_at: now })
    .where('id', '=', offer.id)
    .execute();
}
