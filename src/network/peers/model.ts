import type { Id } from '#platform/ids.ts';
import type { HubKey } from '../wire/model/hub.ts';

export type PeerId = Id<'PeerId'>;

/** Another Tuntas by its signed change feed · a foreign system by OAI-PMH in `oai_dc`. */
export const peerKinds = ['tuntas', 'oai'] as const;
export type PeerKind = (typeof peerKinds)[number];

/**
 * States of another hub: `proposed` waits for a person to confirm its key; an `active` one is harvested; a `paused` one rests by hand;
 * a `stopped` one by itself, until a person decides; of a `removed` one nothing is shown any more.
 */
export const peerStates = ['proposed', 'active', 'paused', 'stopped', 'removed'] as const;
export type PeerState = (typeof peerStates)[number];

/**
 * Signed by a key that nobody confirmed or announced · its key was revoked · the address answers for another hub · it would delete too
 * much at once · it brings more records than any hub can have.
 */
export const stopReasons = ['key_unknown', 'key_revoked', 'other_hub', 'many_gone', 'beyond_bound'] as const;
export type StopReason = (typeof stopReasons)[number];

/** `shown` was seen but confirmed by nobody; of a trusted one whether it signs now. */
export const keyStates = ['shown', 'trusted', 'announced', 'retired', 'revoked'] as const;
export type KeyState = (typeof keyStates)[number];

export type PeerKey = HubKey & { readonly isTrusted: boolean };

export type Peer = {
  readonly id: PeerId;
  readonly kind: PeerKind;
  readonly address: string;
  readonly name: string;
  /** The origin under which it speaks; null for a foreign system. */
  readonly hub: string | null;
  readonly regionCode: string | null;
  readonly feedUrl: string | null;
  readonly messagesUrl: string | null;
  readonly state: PeerState;
  readonly stoppedBecause: StopReason | null;
  readonly everyMinutes: number;
  readonly cursor: string | null;
  readonly lastNumber: number;
  readonly restartBelow: number | null;
  readonly mayDelete: boolean;
  readonly nextAt: Date;
  readonly failures: number;
  readonly confirmedAt: Date | null;
  readonly revision: number;
};

/** What an address told of itself when it was asked. */
export type ShownHub = Pick<Peer, 'name' | 'hub' | 'regionCode' | 'feedUrl' | 'messagesUrl'> & {
  readonly keys: readonly HubKey[];
};

/** How often, in minutes: every quarter of an hour, hourly, six-hourly, daily, weekly. */
export const intervals = [15, 60, 360, 1440, 10_080] as const;

/** Why something was refused; each code has the message `peers.refusal.<code>`. */
export const peerRefusals = [
  'not_found',
  'stale',
  'address_missing',
  'address_malformed',
  'address_scheme',
  'address_credentials',
  'address_private',
  'address_long',
  'kind_missing',
  'interval_wrong',
  'known_already',
  'own_hub',
  'other_key',
  'is_proposed',
  'is_active',
  'is_paused',
  'is_stopped',
  'is_removed',
  'limit_reached',
] as const;
export type PeerRefusal = (typeof peerRefusals)[number];
