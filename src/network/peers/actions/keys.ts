import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { PeerId, PeerKey } from '../model.ts';
import { tables } from '../schema.ts';

/**
 * Keeps keys of a hub as it tells of them now. An id stands for one key for ever, what is trusted stays so, and what was revoked
 * stays revoked.
 */
export async function keepKeys(
  tx: Tx,
  { id, keys }: { readonly id: PeerId; readonly keys: readonly PeerKey[] },
  now: Date,
): Promise<void> {
  if (keys.length === 0) return;
  await tables(tx)
    .insertInto('network_peer_key')
    .values(
      keys.map((it) => ({
        peer_id: id,
        key_id: it.id,
        public_key: it.publicKey,
        valid_from: new Date(it.from),
        valid_until: it.until === null ? null : new Date(it.until),
        revoked_at: it.revokedAt === null ? null : new Date(it.revokedAt),
        announced_by: it.announcedBy && JSON.stringify(it.announcedBy),
        is_trusted: it.isTrusted,
        seen_at: now,
      })) as never,
    )
    .onConflict((conflict) =>
      conflict
        .columns(['peer_id', 'key_id'])
        .doUpdateSet({
          valid_until: sql`excluded.valid_until`,
          revoked_at: sql`coalesce(network_peer_key.revoked_at, excluded.revoked_at)`,
          is_trusted: sql`network_peer_key.is_trusted or excluded.is_trusted`,
        })
        .where(sql<boolean>`network_peer_key.public_key = excluded.public_key`),
    )
    .execute();
}
