import type { PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import type { InnovationOwnership } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import type { Position } from '../rules/moves.ts';

export type OfferId = Id<'OfferId'>;

/** States of one record in an offer of keeping; each is answered by itself. */
export const offerStates = ['open', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type OfferState = (typeof offerStates)[number];

export const LONGEST_NOTE = 2000;
/** Records that are offered at once. */
export const MOST_OFFERED = 500;

/** Why an offer or its answer was refused; each code has the message `handover.refusal.<code>`. */
export const offerRefusals = [
  'not_found',
  'unknown_person',
  'nothing_chosen',
  'closed',
  'expired',
  'no_longer_member',
  'reason_missing',
  'too_long',
] as const;
export type OfferRefusal = (typeof offerRefusals)[number];

/** Who may see an offer and who may answer it hangs on these. */
export type OfferParties = {
  readonly fromId: PersonId | null;
  readonly toId: PersonId;
  readonly offeredById: PersonId;
};

export type OfferedRecord = Pick<InnovationOwnership, 'institutionId'> & {
  readonly id: InnovationId;
  readonly content: InnovationContent;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly position: Position;
  readonly openNotes: number;
  readonly state: OfferState;
  readonly reason: string;
  readonly answeredAt: Date | null;
};

export type Offer = OfferParties & {
  readonly id: OfferId;
  readonly fromName: string | null;
  readonly toName: string;
  readonly offeredByName: string;
  readonly note: string;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly records: readonly OfferedRecord[];
};

/** A line among one's offers. */
export type ListedOffer = {
  readonly id: OfferId;
  readonly mine: boolean;
  readonly fromName: string | null;
  readonly toName: string;
  readonly offeredByName: string;
  readonly title: string;
  readonly records: number;
  readonly open: number;
  readonly accepted: number;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
};

/** A record that could be offered, with the reason when it cannot. */
export type Offerable = {
  readonly id: InnovationId;
  readonly title: string;
  readonly place: string;
  readonly why: RecordRefusal | null;
};
