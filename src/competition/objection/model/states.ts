/** States of an objection; what leads from one to the other stands in `rules/moves.ts` and in the README. */
export const objectionStates = [
  'unconfirmed',
  'received',
  'asked',
  'stated',
  'proposed',
  'upheld',
  'partly',
  'dismissed',
] as const;
export type ObjectionState = (typeof objectionStates)[number];

/** Confirmed, and not answered yet: a later stage waits for these. */
export const openStates = ['received', 'asked', 'stated', 'proposed'] as const satisfies readonly ObjectionState[];

/** How an objection is answered; only one that is upheld ends the way of the entry. */
export const objectionOutcomes = ['upheld', 'partly', 'dismissed'] as const satisfies readonly ObjectionState[];
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

/** What the objector and the people of the entry learn: a proposal within the secretariat is not told. */
export type ToldState = Exclude<ObjectionState, 'proposed'>;
