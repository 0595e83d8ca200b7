import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId } from '../model/ids.ts';

export type RelocationId = Id<'RelocationId'>;

/** States of a record that is offered to another institution. */
export const relocationStates = ['open', 'accepted', 'declined', 'withdrawn'] as const;
export type RelocationState = (typeof relocationStates)[number];

export const LONGEST_REASON = 2000;

export type RelocationOffer = {
  readonly id: RelocationId;
  readonly innovationId: InnovationId;
  /** Where the record stands now. */
  readonly institutionId: InstitutionId;
  readonly place: string;
  readonly title: string;
  readonly summary: string;
  readonly toInstitution: InstitutionId;
  readonly toName: string;
  readonly reason: string;
  readonly offeredBy: PersonId;
  readonly offeredByName: string;
  readonly offeredAt: Date;
  readonly state: RelocationState;
  readonly answer: string;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
};
