import { eventKind } from '#platform/outbox.ts';
import type { OfferId } from './model.ts';

type OfOffer = { readonly offerId: OfferId };

export const handoverOffered = eventKind<OfOffer>('registry.handover_offered');
/** Some records of the offer were answered at this moment (ISO 8601). */
export const handoverAnswered = eventKind<OfOffer & { readonly at: string }>('registry.handover_answered');
export const handoverWithdrawn = eventKind<OfOffer>('registry.handover_withdrawn');
export const handoverExpired = eventKind<OfOffer>('registry.handover_expired');

export const handoverFacts: readonly string[] = [
  handoverOffered,
  handoverAnswered,
  handoverWithdrawn,
  handoverExpired,
].map((kind) => kind.name);

/** Pages and deeds of handing over, as the logs name them; what befalls a record is told among its own events. */
export const handoverEvents: readonly string[] = ['list', 'form', 'offer', 'read', 'answer', 'withdraw'].map(
  (it) => `registry.handover.${it}`,
);
