import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { ClinicState } from './states.ts';

export type ClinicId = Id<'ClinicId'>;

export const LONGEST_TITLE = 200;
export const LONGEST_PLACE = 500;
export const LONGEST_AGENDA = 5000;
export const LONGEST_REASON = 2000;
export const MOST_PLACES = 1000;
/** The longest that one clinic lasts (ours): beyond it somebody mistyped the day. */
export const LONGEST_DAYS = 5;

export type Coach = { readonly id: PersonId; readonly name: string };
export type Invited = { readonly id: InstitutionId; readonly name: string };

/** What its organiser writes down. */
export type ClinicPlan = {
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** Where those join who do not come; https, or empty. */
  readonly link: string;
  readonly capacity: number;
  readonly agenda: string;
  readonly isPublic: boolean;
};

export type Clinic = ClinicPlan & {
  readonly id: ClinicId;
  readonly organiserId: InstitutionId;
  readonly organiserName: string;
  readonly state: ClinicState;
  readonly coaches: readonly Coach[];
  readonly invited: readonly Invited[];
  readonly announcedAt: Date | null;
  readonly cancelReason: string;
  readonly sequence: number;
  readonly revision: number;
};

export type ClinicRefusal =
  | 'not_found'
  | 'hub_only'
  | 'id_taken'
  | 'stale'
  | 'over'
  | 'other_state'
  | 'in_the_past'
  | 'not_begun'
  | 'reason_missing'
  | 'reason_long'
  | 'title_missing'
  | 'title_long'
  | 'ends_before'
  | 'too_long'
  | 'place_missing'
  | 'place_long'
  | 'link_wrong'
  | 'capacity_wrong'
  | 'agenda_long'
  | 'nobody_invited'
  | 'coach_unknown'
  | 'invited_unknown';
