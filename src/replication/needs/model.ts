import type { InstitutionId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';

export type NeedId = Id<'NeedId'>;
export type ReadinessId = Id<'ReadinessId'>;

/** What copying needs (issue: people, money, tools, rules). */
export const needKinds = ['people', 'money', 'tool', 'rule'] as const;
export type NeedKind = (typeof needKinds)[number];

export const MOST_NEEDS = 40;
export const LONGEST_ITEM = 200;
export const LONGEST_AMOUNT = 100;
export const LONGEST_NOTE = 1000;

export type Need = {
  readonly id: NeedId;
  readonly kind: NeedKind;
  readonly item: string;
  /** In the owner's words: «5 orang», «Rp20 juta setahun». */
  readonly amount: string;
  readonly isMust: boolean;
  readonly note: string;
};

export type NeedList = { readonly revision: number; readonly needs: readonly Need[] };

export const readinessAnswers = ['have', 'partly', 'lacking'] as const;
export type ReadinessAnswer = (typeof readinessAnswers)[number];

export type Answered = { readonly needId: NeedId; readonly answer: ReadinessAnswer; readonly note: string };

/** How ready a unit, or an institution as a whole, is for an innovation. */
export type Readiness = {
  readonly id: ReadinessId;
  readonly innovationId: InnovationId;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly revision: number;
  readonly answeredAt: Date;
  readonly answers: readonly Answered[];
};

/** Why something was refused; each code has the message `needs.refusal.<code>`. */
export const needRefusals = [
  'not_found',
  'not_yours',
  'own_record',
  'no_role',
  'no_needs',
  'over_limit',
  'stale',
] as const;
export type NeedRefusal = (typeof needRefusals)[number];
