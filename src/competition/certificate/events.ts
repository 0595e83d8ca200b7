import { certificateVerbs } from './actions/note.ts';

/** What the pages show, for the access log. */
const shown = [
  'check',
  'verify',
  'own',
  'of_edition',
  'list_taken',
  'recipients_taken',
  'list_form',
  'settings_form',
  'batch',
  'sample',
  'discard_form',
  'files',
  'files_progress',
  'read',
  'revoke_form',
  'reissue_form',
];

export const certificateEvents: readonly string[] = [...certificateVerbs, ...shown].map(
  (name) => `competition.certificate.${name}`,
);
