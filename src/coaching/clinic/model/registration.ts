import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { ClinicId } from './clinic.ts';
import type { RegistrationState } from './states.ts';

export type RegistrationId = Id<'RegistrationId'>;

export const LONGEST_NOTE = 2000;
/** People whom one form registers at most. */
export const MOST_AT_ONCE = 100;

/** What somebody wants to talk about: an innovation, a problem, or nothing that has a record yet. */
export type Brought =
  | { readonly kind: 'innovation'; readonly id: InnovationId }
  | { readonly kind: 'problem'; readonly id: ProblemId };

export type Registration = {
  readonly id: RegistrationId;
  readonly clinicId: ClinicId;
  readonly personId: PersonId;
  readonly personName: string;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly state: RegistrationState;
  readonly brings: Brought | null;
  /** Title of what is brought. */
  readonly bringsTitle: string | null;
  readonly note: string;
  readonly registeredAt: Date;
  readonly registeredByName: string | null;
  readonly movedUpAt: Date | null;
};

/** How many places are taken, and how many wait for one. */
export type Taken = { readonly registered: number; readonly waiting: number };

export type RegistrationRefusal =
  | 'not_found'
  | 'not_open'
  | 'begun'
  | 'not_invited'
  | 'no_role'
  | 'not_yours'
  | 'not_member'
  | 'brings_unknown'
  | 'note_long'
  | 'nobody_chosen'
  | 'over_limit'
  | 'was_present';
