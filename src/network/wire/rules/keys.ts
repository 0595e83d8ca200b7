import type { HubKey } from '../model/hub.ts';
import { CLOCK_LEEWAY_MS } from '../model/limits.ts';
import type { WireRefusal } from '../model/refusal.ts';
import { announcementText, isSignedBy, keyIdOf } from './signature.ts';

/** Why a key may not sign what is read at this moment. */
export function whyNotSign(key: HubKey | undefined, at: Date): WireRefusal | null {
  if (!key) return 'key_unknown';
  if (key.revokedAt !== null) return 'key_not_valid';
  const [from, until] = [Date.parse(key.from), key.until === null ? Number.POSITIVE_INFINITY : Date.parse(key.until)];
  const isHolding = from <= at.getTime() + CLOCK_LEEWAY_MS && at.getTime() < until + CLOCK_LEEWAY_MS;
  return isHolding ? null : 'key_not_valid';
}

/**
 * The keys of a hub that a reader trusts who trusted `known`: those as the document tells of them now, and each other one
 * that a trusted key announced. A revoked key vouches for nobody anew: whoever stole it would, too.
 */
export function trustedKeys(hub: string, told: readonly HubKey[], known: readonly HubKey[]): readonly HubKey[] {
  const byId = new Map(told.map((key) => [key.id, key]));
  const trusted = new Map<string, HubKey>();
  for (const { id, publicKey } of known) {
    const now = byId.get(id);
    if (now?.publicKey === publicKey) trusted.set(id, now);
  }
  for (let grown = true; grown; ) {
    const next = told.find((key) => !trusted.has(key.id) && isVouchedFor(hub, key, trusted));
    if (next) trusted.set(next.id, next);
    grown = next !== undefined;
  }
  return [...trusted.values()];
}

function isVouchedFor(hub: string, key: HubKey, trusted: ReadonlyMap<string, HubKey>): boolean {
  const voucher = key.announcedBy && trusted.get(key.announcedBy.key);
  if (!key.announcedBy || !voucher || voucher.revokedAt !== null) return false;
  return isSignedBy(
    announcementText({ hub, id: key.id, publicKey: key.publicKey }),
    key.announcedBy.value,
    voucher.publicKey,
  );
}

/** Whether every key bears the name that is made of it, and none stands there twice. */
export function areNamedRightly(keys: readonly HubKey[]): boolean {
  return new Set(keys.map((key) => key.id)).size === keys.length && keys.every((it) => keyIdOf(it.publicKey) === it.id);
}
