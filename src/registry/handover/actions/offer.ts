import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { memberOf, nameOf } from '../../actions/keeper.ts';
import { holdRecord } from '../../actions/load.ts';
import { leaveTrace } from '../../actions/trace.ts';
import type { InnovationId } from '../../model/ids.ts';
import { handoverOffered } from '../events.ts';
import { LONGEST_NOTE, MOST_OFFERED, type OfferId, type OfferRefusal } from '../model.ts';
import { expiryOf, whyNotOffer } from '../rules.ts';
import { tables } from '../schema.ts';

export type NewOffer = {
  /** Comes with the form, so that a double click makes one offer. */
  readonly id: OfferId;
  /** Who is released when it is accepted; null asks somebody to keep along. */
  readonly from: PersonId | null;
  readonly to: PersonId;
  readonly ids: readonly InnovationId[];
  readonly note: string;
};

/**
 * Offers the keeping of one or many records to a person of their institution. Until it is accepted nothing changes hands.
 * Records that may not be offered (any more) are left out; it is refused when none is left.
 */
export async function offerKeeping(
  tx: Tx,
  who: Viewer,
  input: NewOffer,
  now: Date,
): Promise<Outcome<{ readonly id: OfferId; readonly offered: number }, OfferRefusal>> {
  if (!who.person) return refused('not_found');
  if (input.note.length > LONGEST_NOTE) return refused('too_long');
  if (input.ids.length === 0) return refused('nothing_chosen');
  if (input.to === input.from) return refused('unknown_person');
  const known = await offeredBefore(tx, input.id);
  if (known) return known.by === who.person.id ? done({ id: input.id, offered: known.records }) : refused('not_found');
  const taken = await offerable(tx, who, input);
  if (!taken.ok) return taken;
  await writeOffer(tx, who.person.id, { ...input, ids: taken.value }, now);
  await tellOfOffer(tx, who, { ...input, ids: taken.value }, now);
  return done({ id: input.id, offered: taken.value.length });
}

async function offeredBefore(tx: Tx, id: OfferId) {
  const row = await tables(tx)
    .selectFrom('keeper_offer as o')
    .innerJoin('keeper_offer_record as r', 'r.offer_id', 'o.id')
    .select(['o.offered_by as by', (it) => it.fn.countAll<number>().as('records')])
    .where('o.id', '=', id)
    .groupBy('o.offered_by')
    .executeTakeFirst();
  return row ?? null;
}

/** Which of the records can be offered to the person; each is locked so that it is offered once. */
async function offerable(
  tx: Tx,
  who: Viewer,
  { ids, from, to }: NewOffer,
): Promise<Outcome<readonly InnovationId[], OfferRefusal>> {
  const taken: InnovationId[] = [];
  let strangers = 0;
  for (const id of ids.slice(0, MOST_OFFERED)) {
    const held = await holdRecord(tx, id);
    if (!held || whyNotOffer(held, who, from) || (await isOffered(tx, id))) continue;
    const keepsAlready = from === null && held.keeperIds.includes(to);
    if (keepsAlready || (await memberOf(tx, to, held.institutionId)) === null) strangers += 1;
    else taken.push(id);
  }
  if (taken.length > 0) return done(taken);
  return refused(strangers > 0 ? 'unknown_person' : 'nothing_chosen');
}

async function isOffered(tx: Tx, id: InnovationId): Promise<boolean> {
  const open = tables(tx).selectFrom('keeper_offer_record').select('offer_id').where('innovation_id', '=', id);
  return (await open.where('state', '=', 'open').executeTakeFirst()) !== undefined;
}

async function writeOffer(tx: Tx, by: PersonId, { id, from, to, ids, note }: NewOffer, now: Date): Promise<void> {
  const times = { offered_at: now, expires_at: expiryOf(now) };
  await tables(tx)
    .insertInto('keeper_offer')
    .values({ id, from_person: from, to_person: to, offered_by: by, note: note.trim(), ...times })
    .execute();
  const record = { offer_id: id, state: 'open' as const, reason: '', answered_at: null };
  await tables(tx)
    .insertInto('keeper_offer_record')
    .values(ids.map((innovation_id) => ({ ...record, innovation_id })))
    .execute();
}

async function tellOfOffer(tx: Tx, who: Viewer, { id, from, to, ids, note }: NewOffer, now: Date): Promise<void> {
  const keeper = await nameOf(tx, to);
  const before = from ? { keeper: await nameOf(tx, from) } : undefined;
  const after = { keeper, ...(note.trim() ? { note: note.trim() } : {}) };
  for (const it of ids) await leaveTrace(tx, who, { id: it, verb: 'offer_keeper', before, after }, now);
  await emit(tx, handoverOffered, { offerId: id }, now);
}
