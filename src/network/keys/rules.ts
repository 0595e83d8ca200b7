import type { HubKey } from '../wire/model/hub.ts';
import type { KeptKey, KeyRefusal, KeyState } from './model.ts';

const time = (at: Date) => at.getTime();

/** The key that signs at this moment: begun, not ended, not revoked, the latest of such; null when there is none. */
export function signingAt(keys: readonly KeptKey[], now: Date): KeptKey | null {
  const holding = keys.filter(
    (it) => it.revokedAt === null && it.fromAt <= now && (it.untilAt === null || it.untilAt > now),
  );
  return holding.toSorted((a, b) => time(b.fromAt) - time(a.fromAt))[0] ?? null;
}

/** The key that is announced and waits for its day. */
export function nextAfter(keys: readonly KeptKey[], now: Date): KeptKey | null {
  return keys.find((it) => it.revokedAt === null && it.fromAt > now) ?? null;
}

/** What a key is at this moment; `isLost`: its secret half cannot be opened. */
export function stateOf(key: KeptKey, keys: readonly KeptKey[], now: Date, isLost = false): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  if (key.fromAt > now) return 'next';
  if (signingAt(keys, now)?.id !== key.id) return 'ended';
  return isLost ? 'lost' : 'signing';
}

/** A key as other hubs are told of it. */
export function toldOf(key: KeptKey): HubKey {
  const { announcedBy, announcement } = key;
  return {
    id: key.id,
    algorithm: 'Ed25519',
    publicKey: key.publicKey,
    from: key.fromAt.toISOString(),
    until: key.untilAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    announcedBy: announcedBy && announcement ? { key: announcedBy, value: announcement } : null,
  };
}

/** Readers look at the keys of a hub now and then: with fewer days some would meet the next key unannounced. */
export const USUAL_DAYS = 14;
const MOST_DAYS = 90;
const LONGEST_REASON = 500;

/** Why no next key can be announced now. */
export function whyNotAnnounce(keys: readonly KeptKey[], days: number, now: Date): KeyRefusal | null {
  if (nextAfter(keys, now)) return 'next_waits';
  return Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? null : 'days_wrong';
}

export function whyNotRevoke(key: KeptKey | undefined, reason: string): KeyRefusal | null {
  if (!key) return 'not_found';
  if (key.revokedAt !== null) return 'revoked_already';
  if (reason.trim() === '') return 'reason_missing';
  return reason.trim().length > LONGEST_REASON ? 'reason_long' : null;
}
