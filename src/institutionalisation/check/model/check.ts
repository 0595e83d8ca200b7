import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId, Sustainability } from '#registry/index.ts';

export type RoundId = Id<'CheckRoundId'>;
export type ItemId = Id<'CheckItemId'>;

export const roundStates = ['planned', 'open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

export const itemStates = ['waiting', 'answered', 'returned', 'verified', 'silent'] as const;
export type ItemState = (typeof itemStates)[number];

export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;
export const LONGEST_TEXT = 2000;

/** A round in which an office asks whether innovations still live; days are `YYYY-MM-DD`. */
export type Round = {
  readonly id: RoundId;
  readonly organiserId: InstitutionId;
  readonly organiserName: string;
  readonly year: number;
  readonly opens: string;
  /** The last day on which answers are asked for. */
  readonly closes: string;
  readonly regionCode: string | null;
  readonly begunUntil: number | null;
  readonly withStopped: boolean;
  readonly note: string;
  readonly closedAt: Date | null;
  readonly revision: number;
  /** Whose innovations are asked. */
  readonly institutionIds: readonly InstitutionId[];
};

/** What is asked of one innovation in a round, and what was answered. */
export type Item = {
  readonly id: ItemId;
  readonly roundId: RoundId;
  readonly innovationId: InnovationId;
  readonly state: ItemState;
  readonly status: Sustainability | null;
  readonly reason: string;
  readonly since: string | null;
  readonly isLate: boolean;
  readonly answeredBy: PersonId | null;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string;
  readonly revision: number;
};

export type Answer = {
  readonly status: Sustainability;
  readonly reason: string;
  /** Since when it is so, `YYYY-MM-DD`. */
  readonly since: string;
};

/** Why something was not done; each has the message `check.refusal.<code>`. */
export const checkRefusals = [
  'not_found',
  'not_yours',
  'admin_only',
  'organiser_only',
  'archived',
  'not_open_yet',
  'round_closed',
  'verified',
  'newer_round',
  'not_answered',
  'own_answer',
  'same_year',
  'day_wrong',
  'days_wrong',
  'day_future',
  'reason_missing',
  'reason_long',
  'nobody_asked',
  'nobody_waits',
  'reminded_today',
  'stale',
  'id_taken',
] as const;
export type CheckRefusal = (typeof checkRefusals)[number];
