import { adminsOf, hubAdmins } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { HubMessage } from '../wire/model/message.ts';
import type { Across } from './model.ts';
import { paths } from './paths.ts';

export const acrossNotices = ['network.notice.across_interest', 'network.notice.across_moved'] as const;

type Told = { readonly across: Across; readonly message: HubMessage; readonly baseUrl: string; readonly own: string };

/** The admins of the institution concerned, and the hub's, learn what another hub told. */
export async function tellReceived(tx: Tx, { across, message, baseUrl }: Told, now: Date): Promise<void> {
  const people = [...(await adminsOf(tx, across.institutionId)), ...(await hubAdmins(tx))];
  const to = [...new Set(people.map((it) => it.id))];
  const kind = message.state === 'interest' ? 'network.notice.across_interest' : 'network.notice.across_moved';
  const values = { title: across.title, hub: across.peerName };
  const occasion = `${kind}:${across.id}:${message.id}`;
  await notify(tx, { to, kind, values, href: paths.one.to(across.id), occasion }, baseUrl, now);
}
