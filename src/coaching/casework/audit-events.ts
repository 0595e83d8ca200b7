import { caseVerbs } from './actions/trace.ts';

/** Pages and deeds of case work, as the logs name them. */
export const caseEvents: readonly string[] = [
  ...caseVerbs,
  'list',
  'list_taken',
  'open_form',
  'read',
  'compare',
  'note_form',
  'actions',
  'actions_taken',
  'settle_all',
  'action',
].map((it) => `coaching.casework.${it}`);
