import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { CaseId } from '../casework/model.ts';

export type RequestId = Id<'RequestId'>;
export type StepId = Id<'RequestStepId'>;

export const requestStates = ['waiting', 'offered', 'accepted', 'closed', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

export const stepKinds = ['asked', 'offered', 'accepted', 'declined', 'handed_on', 'closed', 'withdrawn'] as const;
export type StepKind = (typeof stepKinds)[number];

export const LONGEST_TOPIC = 200;
export const LONGEST_NEED = 5000;
export const LONGEST_REASON = 2000;
export const LONGEST_RESULT = 5000;
export const LONGEST_ABOUT = 2000;
export const MOST_CAPACITY = 100;
/** What a coach has in hand at a time who has said nothing of it (ours). */
export const USUAL_CAPACITY = 5;

/** What a unit asks a coach for. */
export type HelpRequest = {
  readonly id: RequestId;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly regionCode: string | null;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly askedBy: PersonId;
  readonly askerName: string;
  readonly innovationId: InnovationId | null;
  readonly innovationTitle: string | null;
  readonly problemId: ProblemId | null;
  readonly problemTitle: string | null;
  readonly affair: string;
  readonly topic: string;
  readonly need: string;
  readonly askedAt: Date;
  readonly state: RequestState;
  readonly coachId: PersonId | null;
  readonly coachName: string | null;
  readonly movedAt: Date;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly result: string;
  readonly caseId: CaseId | null;
  /** Everybody to whom it was ever offered. */
  readonly offeredTo: readonly PersonId[];
  readonly revision: number;
};

export type Step = {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly coachName: string | null;
  readonly byName: string | null;
  readonly note: string;
  readonly at: Date;
};

/** What a coach declares; who has said nothing goes everywhere and knows every affair. */
export type Profile = {
  readonly personId: PersonId;
  readonly name: string;
  readonly affairs: readonly string[];
  readonly regionCodes: readonly string[];
  readonly capacity: number;
  readonly isOpen: boolean;
  readonly about: string;
  /** Requests that the coach has in hand: offered or accepted. */
  readonly load: number;
  readonly revision: number;
};

/** Why something was refused; each code has the message `request.refusal.<code>`. */
export const requestRefusals = [
  'not_found',
  'no_role',
  'not_yours',
  'affair_wrong',
  'subject_wrong',
  'topic_missing',
  'topic_long',
  'need_missing',
  'need_long',
  'coach_wrong',
  'same_coach',
  'reason_missing',
  'reason_long',
  'result_missing',
  'result_long',
  'wrong_state',
  'capacity_wrong',
  'region_wrong',
  'about_long',
  'stale',
] as const;
export type RequestRefusal = (typeof requestRefusals)[number];
