import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { beginKeeping, endKeeping, memberOf } from '../../actions/keeper.ts';
import { holdRecord } from '../../actions/load.ts';
import { leaveTrace } from '../../actions/trace.ts';
import type { InnovationId } from '../../model/ids.ts';
import { handoverAnswered, handoverWithdrawn } from '../events.ts';
import { LONGEST_NOTE, type Offer, type OfferId, type OfferRefusal, type OfferState } from '../model.ts';
import { offerById } from '../queries.ts';
import { whyNotAnswer, whyNotWithdraw } from '../rules.ts';
import { tables } from '../schema.ts';

type Result = Promise<Outcome<{ readonly answered: number }, OfferRefusal>>;

/** The offer with its row locked until the transaction ends. */
async function holdOffer(tx: Tx, id: OfferId): Promise<Offer | null> {
  await tables(tx).selectFrom('keeper_offer').select('id').where('id', '=', id).forUpdate().execute();
  return offerById(tx, id);
}

const openOf = (offer: Offer, ids: readonly InnovationId[]): readonly InnovationId[] =>
  offer.records.filter((record) => record.state === 'open' && ids.includes(record.id)).map((record) => record.id);

type Chosen = { readonly id: OfferId; readonly ids: readonly InnovationId[] };

/** The person to whom it was offered takes over the chosen records; whoever hands them over is released. */
export async function acceptOffer(tx: Tx, who: Viewer, input: Chosen, now: Date): Result {
  const offer = await holdOffer(tx, input.id);
  if (!offer) return refused('not_found');
  const forbidden = whyNotAnswer(offer, who, now);
  if (forbidden) return refused(forbidden);
  const ids = openOf(offer, input.ids);
  if (ids.length === 0) return refused('nothing_chosen');
  for (const record of offer.records) {
    if (!ids.includes(record.id)) continue;
    if ((await memberOf(tx, offer.toId, record.institutionId)) === null) return refused('no_longer_member');
  }
  await close(tx, { offer, ids, state: 'accepted', reason: '' }, now);
  for (const id of ids) await takeOver(tx, who, { offer, id }, now);
  await emit(tx, handoverAnswered, { offerId: offer.id, at: now.toISOString() }, now);
  return done({ answered: ids.length });
}

async function takeOver(
  tx: Tx,
  who: Viewer,
  { offer, id }: { readonly offer: Offer; readonly id: InnovationId },
  now: Date,
): Promise<void> {
  const held = await holdRecord(tx, id);
  if (!held) return;
  if (offer.fromId) await endKeeping(tx, { id, personId: offer.fromId }, now);
  if (!held.keeperIds.includes(offer.toId)) await beginKeeping(tx, who, { id, personId: offer.toId }, now);
  const before = offer.fromName ? { keeper: offer.fromName } : undefined;
  await leaveTrace(tx, who, { id, verb: 'accept_keeper', before, after: { keeper: offer.toName } }, now);
}

/** The person to whom it was offered says no to the chosen records, and why. */
export async function declineOffer(
  tx: Tx,
  who: Viewer,
  input: Chosen & { readonly reason: string },
  now: Date,
): Result {
  const offer = await holdOffer(tx, input.id);
  if (!offer) return refused('not_found');
  const forbidden = whyNotAnswer(offer, who, now);
  if (forbidden) return refused(forbidden);
  const reason = input.reason.trim();
  if (reason === '') return refused('reason_missing');
  if (reason.length > LONGEST_NOTE) return refused('too_long');
  const ids = openOf(offer, input.ids);
  if (ids.length === 0) return refused('nothing_chosen');
  await close(tx, { offer, ids, state: 'declined', reason }, now);
  for (const id of ids) await leaveTrace(tx, who, { id, verb: 'decline_keeper', after: { reason } }, now);
  await emit(tx, handoverAnswered, { offerId: offer.id, at: now.toISOString() }, now);
  return done({ answered: ids.length });
}

/** Takes back what was not answered yet. */
export async function withdrawOffer(tx: Tx, who: Viewer, input: { readonly id: OfferId }, now: Date): Result {
  const offer = await holdOffer(tx, input.id);
  if (!offer) return refused('not_found');
  const forbidden = whyNotWithdraw(offer, who);
  if (forbidden) return refused(forbidden);
  const ids = openOf(
    offer,
    offer.records.map((record) => record.id),
  );
  await close(tx, { offer, ids, state: 'withdrawn', reason: '' }, now);
  const after = { keeper: offer.toName };
  for (const id of ids) await leaveTrace(tx, who, { id, verb: 'withdraw_offer', after }, now);
  await emit(tx, handoverWithdrawn, { offerId: offer.id }, now);
  return done({ answered: ids.length });
}

type Closing = {
  readonly offer: Offer;
  readonly ids: readonly InnovationId[];
  readonly state: Exclude<OfferState, 'open'>;
  readonly reason: string;
};

async function close(tx: Tx, { offer, ids, state, reason }: Closing, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('keeper_offer_record')
    .set({ state, reason, answered_at: now })
    .where('offer_id', '=', offer.id)
    .where('innovation_id', 'in', [...ids])
    .execute();
}
