import type { Tx } from '#platform/db.ts';
import { noteChange } from '#registry/index.ts';
import type { PeerId } from '../../peers/model.ts';
import { peerById } from '../../peers/queries/peers.ts';
import { tables } from '../schema.ts';
import { networkShelf } from '../shelf.ts';

/** Lets go every record of a hub from which nothing is taken any more. */
export async function forgetPeer(tx: Tx, id: PeerId): Promise<void> {
  const peer = await peerById(tx, id);
  if (peer?.state !== 'removed') return;
  await tables(tx).deleteFrom('network_record').where('peer_id', '=', id).execute();
  await tables(tx).deleteFrom('network_tombstone').where('peer_id', '=', id).execute();
  await noteChange(tx, networkShelf);
}
