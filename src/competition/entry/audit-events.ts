import { entryVerbs } from './actions/trace.ts';

const pages = [
  'list',
  'list_taken',
  'start_form',
  'read',
  'place_form',
  'history',
  'history_taken',
  'dialogue',
  'unsent',
  'section_form',
  'evidence_form',
  'check',
  'withdraw_form',
  'receipt',
  'print',
  'stuck',
  'stuck_taken',
];

/** Pages and deeds of entries, as the logs name them. */
export const entryEvents: readonly string[] = [
  ...[...entryVerbs, ...pages].map((it) => `competition.entry.${it}`),
  ...['keep', 'discard', 'discard_form'].map((it) => `competition.draft.${it}`),
  'competition.receipt.form',
  'competition.receipt.verify',
];
