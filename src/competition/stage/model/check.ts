/**
 * Why an entry is refused at the administrative check. On record in the field are too young, incomplete, filled in carelessly, and the
 * same title in several proposals (domain §3); the others follow from the rules that an edition may have.
 */
export const reasonCodes = [
  'too_young',
  'incomplete',
  'careless',
  'same_title',
  'award_history',
  'evidence_missing',
  'start_unproven',
  'not_entrant',
  'wrong_group',
  'false_statement',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** One question of the checklist: met, not met, or not asked of this entry. */
export const checkAnswers = ['met', 'unmet', 'not_asked'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

/** Answers by the reason that each would be; a reason without an answer was not looked at yet. */
export type Checklist = Readonly<Partial<Record<ReasonCode, CheckAnswer>>>;

export const checkOutcomes = ['passed', 'refused', 'correction', 'revise'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** `proposed` waits for the second pair of eyes. */
export type CheckState = 'open' | 'proposed' | 'decided';

/** What somebody says of an entry at the check. */
export type Verdict = {
  readonly outcome: CheckOutcome;
  readonly checklist: Checklist;
  readonly reasons: readonly ReasonCode[];
  readonly note: string;
};

export const LONGEST_NOTE = 5000;
