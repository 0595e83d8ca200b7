import { createHash } from 'node:crypto';
import type { HubKey } from '../wire/model/hub.ts';
import {
  intervals,
  type KeyState,
  type Peer,
  type PeerKey,
  type PeerRefusal,
  type PeerState,
  type ShownHub,
} from './model.ts';

/** Who decides from whom the hub takes. */
export const peerAdminRoles = ['hub_admin', 'system_admin'] as const;
export const LONGEST_ADDRESS = 500;
/** All hubs of the country are 54 (domain §4); more than this is a mistake. */
export const MOST_PEERS = 200;

export const peerMoves = ['confirm', 'harvest', 'pause', 'resume', 'allow', 'schedule', 'remove'] as const;
export type PeerMove = (typeof peerMoves)[number];

const startsAt = {
  confirm: ['proposed', 'stopped'],
  harvest: ['active'],
  pause: ['active'],
  resume: ['paused'],
  allow: ['stopped'],
  schedule: ['proposed', 'active', 'paused', 'stopped'],
  remove: ['proposed', 'active', 'paused', 'stopped'],
} as const satisfies Record<PeerMove, readonly PeerState[]>;

/** Whether the hub, as it stands, can make the move. */
export function whyNotMove(move: PeerMove, { state }: Pick<Peer, 'state'>): PeerRefusal | null {
  const states: readonly PeerState[] = startsAt[move];
  return states.includes(state) ? null : `is_${state}`;
}

/** A stop that a new key ends, and one that a person's leave ends. */
export const endsByKey = (peer: Pick<Peer, 'stoppedBecause'>): boolean =>
  peer.stoppedBecause === 'key_unknown' || peer.stoppedBecause === 'key_revoked';

/** Text in upper and lower case, with or without the slash at its end, is one address. */
export const addressOf = (url: URL): string => `${url.origin}${url.pathname}`.replace(/\/+$/, '');

export const isInterval = (minutes: number): boolean => (intervals as readonly number[]).includes(minutes);

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS;
const FIRST_WAIT_MS = 5 * MINUTE_MS;

/** When it is asked again after so many failures in a row: five minutes, doubling, at most a day; else by its schedule. */
export function nextAt({ everyMinutes }: Pick<Peer, 'everyMinutes'>, failures: number, now: Date): Date {
  const scheduled = everyMinutes * MINUTE_MS;
  const wait = failures === 0 ? scheduled : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 12));
  return new Date(now.getTime() + wait);
}

/** What people compare over the telephone: the SHA-256 of the 32 bytes of the key, in groups of four. */
export function fingerprintOf({ publicKey }: Pick<HubKey, 'publicKey'>): string {
  const hex = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
  return hex.match(/.{4}/g)?.join(' ') ?? hex;
}

/** The key of what is shown now that the form names: what was confirmed must be what was shown. */
export function confirmedKey({ keys }: Pick<ShownHub, 'keys'>, fingerprint: string): HubKey | null {
  return keys.find((it) => fingerprintOf(it) === fingerprint) ?? null;
}

/** How a key stands at this moment. */
export function keyState(key: PeerKey, now: Date): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  if (!key.isTrusted) return 'shown';
  if (Date.parse(key.from) > now.getTime()) return 'announced';
  return key.until !== null && Date.parse(key.until) <= now.getTime() ? 'retired' : 'trusted';
}

/** The key that signs now; the one whose fingerprint is compared. */
export function signingKey(keys: readonly HubKey[], now: Date): HubKey | null {
  const isHolding = (key: HubKey) =>
    key.revokedAt === null &&
    Date.parse(key.from) <= now.getTime() &&
    (key.until === null || Date.parse(key.until) > now.getTime());
  const holding = keys.filter(isHolding);
  return holding.toSorted((a, b) => Date.parse(b.from) - Date.parse(a.from))[0] ?? null;
}
