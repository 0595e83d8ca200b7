import { evaluationVerbs } from './actions/trace.ts';

const pages = [
  'rounds',
  'rounds_taken',
  'round',
  'round_form',
  'subjects',
  'jury',
  'remove_form',
  'conflicts',
  'assignment',
  'seats',
  'seat',
];

export const evaluationAuditEvents: readonly string[] = [...evaluationVerbs, ...pages].map((it) => `evaluation.${it}`);
