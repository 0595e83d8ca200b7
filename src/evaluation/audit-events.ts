import { evaluationVerbs } from './actions/trace.ts';

const pages = [
  'rounds',
  'rounds_taken',
  'round',
  'round_form',
  'subjects',
  'subjects_taken',
  'jury',
  'remove_form',
  'conflicts',
  'conflicts_taken',
  'assignment',
  'assignment_taken',
  'progress',
  'results',
  'results_taken',
  'sheet',
  'attachment',
  'sheet_read',
  'reopen_form',
  'sheets_taken',
  'jury_taken',
  'own_taken',
  'seats',
  'seat',
  'certainty',
  'certainty_taken',
  'what_if',
  'habits',
];

export const evaluationAuditEvents: readonly string[] = [...evaluationVerbs, ...pages].map((it) => `evaluation.${it}`);
