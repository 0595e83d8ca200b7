import { done } from '#platform/outcome.ts';
import { HUB_FORMAT, type HubDocument, type HubKey, hubDocument } from '../model/hub.ts';
import { CLOCK_LEEWAY_MS, MOST_HUB_BYTES } from '../model/limits.ts';
import { areNamedRightly, trustedKeys } from './keys.ts';
import { no, type Read, readJson, shaped, whyNotSigned } from './read.ts';

export type HubAsked = {
  /** The origin that was asked. */
  readonly hub: string;
  /** Keys that the reader trusts already; null at the first meeting, when a person confirms what is found. */
  readonly known: readonly HubKey[] | null;
  readonly now: Date;
};

export type HubRead = {
  readonly document: HubDocument;
  /** To be kept, and brought along the next time. */
  readonly keys: readonly HubKey[];
};

/** What a hub says of itself, if it is signed by a key that the reader trusts or that such a key announced. */
export function readHubDocument(bytes: Uint8Array, { hub, known, now }: HubAsked): Read<HubRead> {
  const value = readJson(bytes, HUB_FORMAT, MOST_HUB_BYTES);
  if (!value.ok) return value;
  const document = shaped(value.value, hubDocument);
  if (!document.ok) return document;
  const it = document.value;
  if (it.hub !== hub) return no('wrong_hub', 'hub');
  const astray = (['feed', 'oai', 'catalogue', 'messages'] as const).find((name) => !isOf(hub, it[name]));
  if (astray) return no('wrong_hub', astray);
  if (!areNamedRightly(it.keys)) return no('key_wrong', 'keys');
  const keys = known === null ? it.keys : trustedKeys(hub, it.keys, known);
  const why = whyNotSigned(value.value, keys, now);
  if (why) return no(why, 'signature');
  if (Date.parse(it.issuedAt) > now.getTime() + CLOCK_LEEWAY_MS) return no('dated_ahead', 'issuedAt');
  return done({ document: it, keys });
}

/** A hub speaks of its own addresses alone. */
function isOf(hub: string, address: string | null): boolean {
  return address === null || new URL(address).origin === hub;
}
