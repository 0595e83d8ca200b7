import type { HubKey } from '../wire/model/hub.ts';
import type { KeptKey } from './model.ts';

const time = (at: Date) => at.getTime();

/** The key that signs at this moment: begun, not ended, not revoked, the latest of such; null when there is none. */
export function signingAt(keys: readonly KeptKey[], now: Date): KeptKey | null {
  const holding = keys.filter(
    (it) => it.revokedAt === null && it.fromAt <= now && (it.untilAt === null || it.untilAt > now),
  );
  return holding.toSorted((a, b) => time(b.fromAt) - time(a.fromAt))[0] ?? null;
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
