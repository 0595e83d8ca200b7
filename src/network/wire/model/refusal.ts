/** Why a document of another hub is not taken; docs/federation.md says when. */
export const wireRefusals = [
  'too_large',
  'not_json',
  'unknown_format',
  'wrong_shape',
  'wrong_hub',
  'wrong_cursor',
  'key_unknown',
  'key_wrong',
  'key_not_valid',
  'signature_wrong',
  'out_of_order',
  'dated_ahead',
] as const;
export type WireRefusal = (typeof wireRefusals)[number];

/** A refusal with the place in the document that it is about, for a report that people read. */
export type Refused = { readonly why: WireRefusal; readonly at: string };
