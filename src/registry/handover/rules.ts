import { isActing, type PersonId, type Viewer } from '#identity/index.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { type Movable, whyNot } from '../rules/moves.ts';
import type { OfferedRecord, OfferParties, OfferRefusal } from './model.ts';

/** Days in which an offer waits for its answer. */
const OFFER_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

export function expiryOf(offeredAt: Date): Date {
  return new Date(offeredAt.getTime() + OFFER_DAYS * DAY_MS);
}

/**
 * Why the viewer may not offer the keeping of this record. A keeper gives the own keeping away, an admin that of anyone;
 * `from` null asks somebody to keep along, which every writer may.
 */
export function whyNotOffer(record: Movable, viewer: Viewer, from: PersonId | null): RecordRefusal | null {
  const forbidden = whyNot('assign_keeper', record, viewer);
  if (forbidden) return forbidden;
  if (from === null) return null;
  if (!record.keeperIds.includes(from)) return 'not_keeper';
  return from === viewer.person?.id ? null : whyNot('appoint_keeper', record, viewer);
}

type Seen = OfferParties & { readonly records: readonly Pick<OfferedRecord, 'institutionId' | 'state'>[] };

/** Why the viewer learns nothing of the offer: it is for its parties and for those who run the institution or the hub. */
export function whyNotSeeOffer(offer: Seen, viewer: Viewer): 'not_visible' | null {
  const { person, acting } = viewer;
  if (!person || !acting) return 'not_visible';
  if ([offer.fromId, offer.toId, offer.offeredById].includes(person.id)) return null;
  if (isActing(viewer, 'hub_admin')) return null;
  const own = offer.records.every((record) => record.institutionId === acting.institutionId);
  return isActing(viewer, 'local_admin') && own && offer.records.length > 0 ? null : 'not_visible';
}

type Answerable = OfferParties & {
  readonly expiresAt: Date;
  readonly records: readonly Pick<OfferedRecord, 'state'>[];
};

/** Why the viewer may not answer the offer now. */
export function whyNotAnswer(offer: Answerable, viewer: Viewer, now: Date): OfferRefusal | null {
  if (viewer.person?.id !== offer.toId) return 'not_found';
  if (!offer.records.some((record) => record.state === 'open')) return 'closed';
  return offer.expiresAt <= now ? 'expired' : null;
}

/** Why the viewer may not take the offer back: whoever sees it may, but for the person it was made to. */
export function whyNotWithdraw(offer: Seen, viewer: Viewer): OfferRefusal | null {
  if (whyNotSeeOffer(offer, viewer) || viewer.person?.id === offer.toId) return 'not_found';
  return offer.records.some((record) => record.state === 'open') ? null : 'closed';
}
