/** Why something was refused; each code has the message `objection.refusal.<code>`. */
export const objectionRefusals = [
  'not_found',
  'no_such_stage',
  'not_open_yet',
  'stale',
  'not_received',
  'proposed',
  'answered',
  'not_answered',
  'not_asked',
  'statement_sent',
  'statement_due',
  'statement_late',
  'unheard',
  'not_proposed',
  'own_proposal',
  'not_in_field',
  'later_decided',
  'text_missing',
  'text_long',
  'outcome_missing',
  'day_wrong',
] as const;
export type ObjectionRefusal = (typeof objectionRefusals)[number];

/** Why an objection was not taken; `at` is the clock of the database. */
export type RaiseRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_open_yet' | 'closed'; readonly at: Date }
  | { readonly code: 'too_many'; readonly of: LimitName; readonly until: Date };

/** By what objections are counted, so that nobody floods a competition or somebody's mailbox. */
export type LimitName = 'network' | 'email' | 'entry';

/** Why an address was not confirmed. */
export type ConfirmRefusal = 'not_found' | 'expired';
