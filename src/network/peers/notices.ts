import { hubAdmins, systemAdmins } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Peer, StopReason } from './model.ts';
import { paths } from './paths.ts';

export const peerNotices = ['network.notice.peer_stopped'] as const;

type Stopped = { readonly peer: Pick<Peer, 'id' | 'name'>; readonly because: StopReason; readonly baseUrl: string };

/** Those who administer the hub learn that nothing is taken from another one until they decide. */
export async function tellStopped(tx: Tx, { peer, baseUrl }: Stopped, now: Date): Promise<void> {
  const admins = [...(await hubAdmins(tx)), ...(await systemAdmins(tx))];
  const to = [...new Set(admins.map((it) => it.id))];
  const kind = 'network.notice.peer_stopped';
  const occasion = `${kind}:${peer.id}:${now.toISOString()}`;
  await notify(tx, { to, kind, values: { name: peer.name }, href: paths.one.to(peer.id), occasion }, baseUrl, now);
}
