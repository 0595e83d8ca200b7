import { systemActor } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Peer, StopReason } from '../model.ts';
import { tellStopped } from '../notices.ts';
import { note, writePeer } from './peers.ts';

type Stopping = { readonly because: StopReason; readonly baseUrl: string };

/** Takes nothing more of the hub until a person has looked; those who administer this hub are told why. */
export async function stopPeer(tx: Tx, peer: Peer, { because, baseUrl }: Stopping, now: Date): Promise<void> {
  await writePeer(tx, peer, { state: 'stopped', stopped_because: because });
  await note(tx, systemActor, { id: peer.id, event: 'network.peer_stopped', after: { name: peer.name, because } }, now);
  await tellStopped(tx, { peer, because, baseUrl }, now);
}
