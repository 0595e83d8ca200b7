import { itemVerbs, roundVerbs } from './actions/trace.ts';

/** Pages and deeds of the yearly check, as the logs name them. */
export const checkEvents: readonly string[] = [
  ...[...roundVerbs, 'open_form', 'read', 'taken', 'verify'].map((it) => `institutionalisation.check.${it}`),
  ...[...itemVerbs, 'read'].map((it) => `institutionalisation.answer.${it}`),
  'institutionalisation.checks',
  'institutionalisation.checks.taken',
];
