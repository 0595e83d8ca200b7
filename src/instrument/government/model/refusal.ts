/** Why an edition of the index was not changed; each has the message `government.refusal.<code>`. */
export const indexRefusals = [
  'not_found',
  'not_yours',
  'stale',
  'reason_missing',
  'reason_long',
  'invalid',
  'formula',
] as const;
export type IndexRefusal = (typeof indexRefusals)[number];

export const LONGEST_REASON = 2000;
