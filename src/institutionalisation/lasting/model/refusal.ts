/** Why something was not done to a record of lasting; each has the message `lasting.refusal.<code>`. */
export const recordRefusals = [
  'not_found',
  'not_yours',
  'admin_only',
  'archived',
  'withdrawn',
  'own_claim',
  'no_document',
  'wrong_year',
  'not_claimed',
  'verified',
  'stale',
  'invalid',
  'note_missing',
  'note_long',
  'document_gone',
  'document_wrong_year',
  'id_taken',
] as const;
export type RecordRefusal = (typeof recordRefusals)[number];
