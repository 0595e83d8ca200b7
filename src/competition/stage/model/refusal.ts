/** Why something was refused in the course of an edition; each code has the message `stage.refusal.<code>`. */
export const stageRefusals = [
  'not_found',
  'not_yours',
  'no_such_stage',
  'not_open_yet',
  'not_in_field',
  'stale',
  'invalid',
  'already_decided',
  'not_decided',
  'not_proposed',
  'own_proposal',
  'later_decided',
  'reason_missing',
  'reason_long',
  'signed',
  'not_signed',
  'has_faults',
  'award_unfit',
  'unknown_checker',
] as const;
export type StageRefusal = (typeof stageRefusals)[number];
