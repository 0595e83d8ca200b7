import type { Id } from '#platform/ids.ts';

export type InterviewId = Id<'InterviewId'>;

/** States of an interview's appointment: its entrants are not told yet, are told and owe an answer, said yes, or ask for another time. */
export const interviewStates = ['planned', 'told', 'confirmed', 'another_time'] as const;
export type InterviewState = (typeof interviewStates)[number];

/** Whether the entrants came. */
export const presences = ['came', 'late', 'absent'] as const;
export type Presence = (typeof presences)[number];

/** What an interview is in at a moment. */
export const interviewPhases = ['waiting', 'presentation', 'questions', 'over'] as const;
export type InterviewPhase = (typeof interviewPhases)[number];

/** Why something was refused; each code has the message `interview.refusal.<code>`. */
export const interviewRefusals = [
  'not_found',
  'no_stage',
  'no_plan',
  'plan_invalid',
  'room_used',
  'unknown_juror',
  'stale',
  'no_slot',
  'slot_taken',
  'clash',
  'same_slot',
  'begun',
  'not_told',
  'confirmed',
  'too_late',
  'reason_missing',
  'reason_long',
  'other_running',
  'not_begun',
  'ended',
  'no_questions',
  'undone',
  'moved_since',
  'nothing_to_tell',
  'under_embargo',
  'invalid',
] as const;
export type InterviewRefusal = (typeof interviewRefusals)[number];
