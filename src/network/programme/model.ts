import type { Id } from '#platform/ids.ts';

export type ActivityId = Id<'HubActivityId'>;

export const activityKinds = [
  'competition',
  'clinic',
  'monitoring',
  'study_visit',
  'workshop',
  'meeting',
  'other',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const activityStates = ['planned', 'running', 'done', 'postponed', 'cancelled'] as const;
export type ActivityState = (typeof activityStates)[number];

export const quarters = [1, 2, 3, 4] as const;
export type Quarter = (typeof quarters)[number];

export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;
export const longest = { title: 200, place: 200, office: 200, target: 500, result: 2000 } as const;

/** What is planned of one activity; days are `YYYY-MM-DD`. */
export type ActivityContent = {
  readonly kind: ActivityKind;
  readonly title: string;
  readonly quarter: Quarter;
  /** Null: only the quarter is known. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly place: string;
  /** Who answers for it. */
  readonly office: string;
  readonly target: string;
  readonly state: ActivityState;
  /** What came of it; of what was postponed or cancelled, why. */
  readonly result: string;
};

export type Activity = ActivityContent & {
  readonly id: ActivityId;
  readonly year: number;
  readonly revision: number;
  readonly changedAt: Date;
};

export type Programme = {
  readonly year: number;
  readonly publishedAt: Date | null;
  readonly activities: readonly Activity[];
};

/** Why something was not done; each has the message `programme.refusal.<code>`. */
export const programmeRefusals = [
  'not_found',
  'hub_only',
  'title_missing',
  'office_missing',
  'kind_missing',
  'quarter_missing',
  'state_missing',
  'text_long',
  'day_wrong',
  'year_wrong',
  'days_wrong',
  'result_missing',
  'done_early',
  'nothing_planned',
  'nothing_to_copy',
  'published_already',
  'stale',
  'id_taken',
] as const;
export type ProgrammeRefusal = (typeof programmeRefusals)[number];
