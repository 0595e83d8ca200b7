import type { Conn, Tx } from '#platform/db.ts';
import type { Peer, PeerId, PeerKey } from '../model.ts';
import { tables } from '../schema.ts';

const columns = [
  'p.id',
  'p.kind',
  'p.address',
  'p.name',
  'p.hub',
  'p.region_code as regionCode',
  'p.feed_url as feedUrl',
  'p.messages_url as messagesUrl',
  'p.state',
  'p.stopped_because as stoppedBecause',
  'p.every_minutes as everyMinutes',
  'p.cursor',
  'p.last_number as lastNumber',
  'p.restart_below as restartBelow',
  'p.may_delete as mayDelete',
  'p.next_at as nextAt',
  'p.failures',
  'p.confirmed_at as confirmedAt',
  'p.revision',
] as const;

const peers = (conn: Conn) => tables(conn).selectFrom('network_peer as p').select(columns);

/** The hub of this id, in whatever state. */
export async function peerById(conn: Conn, id: PeerId): Promise<Peer | null> {
  return (await peers(conn).where('p.id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, locked until the transaction ends. */
export async function holdPeer(tx: Tx, id: PeerId): Promise<Peer | null> {
  return (await peers(tx).where('p.id', '=', id).forUpdate().executeTakeFirst()) ?? null;
}

/** All that are not removed, by their names. */
export async function livingPeers(conn: Conn): Promise<readonly Peer[]> {
  return peers(conn).where('p.state', '<>', 'removed').orderBy('p.name').orderBy('p.id').execute();
}

/** Those whose time has come. */
export async function duePeers(conn: Conn, now: Date): Promise<readonly PeerId[]> {
  const rows = await tables(conn)
    .selectFrom('network_peer')
    .select('id')
    .where('state', '=', 'active')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .execute();
  return rows.map((it) => it.id);
}

/** The hub that speaks under this origin, once it was trusted. */
export async function peerByHub(conn: Conn, hub: string): Promise<Peer | null> {
  const found = peers(conn).where('p.hub', '=', hub).where('p.state', 'in', ['active', 'paused', 'stopped']);
  return (await found.orderBy('p.id').executeTakeFirst()) ?? null;
}

/** Every key that was ever seen of the hub, the newest first. */
export async function keysOf(conn: Conn, id: PeerId): Promise<readonly PeerKey[]> {
  const rows = await tables(conn)
    .selectFrom('network_peer_key')
    .select(['key_id', 'public_key', 'valid_from', 'valid_until', 'revoked_at', 'announced_by', 'is_trusted'])
    .where('peer_id', '=', id)
    .orderBy('valid_from', 'desc')
    .orderBy('key_id')
    .execute();
  return rows.map((row) => ({
    id: row.key_id,
    algorithm: 'Ed25519',
    publicKey: row.public_key,
    from: row.valid_from.toISOString(),
    until: row.valid_until?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    announcedBy: row.announced_by,
    isTrusted: row.is_trusted,
  }));
}

/** Those that may sign what is taken over. */
export async function trustedKeysOf(conn: Conn, id: PeerId): Promise<readonly PeerKey[]> {
  return (await keysOf(conn, id)).filter((it) => it.isTrusted);
}
