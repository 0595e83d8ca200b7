import * as z from 'zod';
import { MOST_KEYS } from './limits.ts';
import { address, keyId, moment, named, origin, publicKey, region, signature } from './parts.ts';

export const HUB_FORMAT = 'tuntas-hub/1';
/** What an announcement of a key signs. */
export const KEY_FORMAT = 'tuntas-key/1';

export const hubKey = z.object({
  /** The first 16 letters of the base64url of the SHA-256 of its 32 bytes. */
  id: keyId,
  algorithm: z.literal('Ed25519'),
  publicKey,
  from: moment,
  until: moment.nullable(),
  revokedAt: moment.nullable(),
  /** The signature of a former key over this one; null for a key that nobody vouched for, as the first. */
  announcedBy: signature.nullable(),
});
export type HubKey = z.infer<typeof hubKey>;

/** What a hub says of itself at `/.well-known/tuntas`. */
export const hubDocument = z.object({
  format: z.literal(HUB_FORMAT),
  hub: origin,
  name: named(200),
  region: region.nullable(),
  feed: address,
  oai: address.nullable(),
  catalogue: address.nullable(),
  /** Where requests of other hubs are taken; null where none are. */
  messages: address.nullable(),
  keys: z.array(hubKey).min(1).max(MOST_KEYS),
  issuedAt: moment,
  signature,
});
export type HubDocument = z.infer<typeof hubDocument>;
