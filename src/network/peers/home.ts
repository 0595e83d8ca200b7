import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { livingPeers } from './queries/peers.ts';
import { peerAdminRoles } from './rules.ts';

/** Hubs that wait for a person, for those who decide; nothing when all go. */
export async function peerHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  if (!isActing(viewer, ...peerAdminRoles)) return [];
  const waiting = (await livingPeers(conn)).filter((it) => it.state === 'stopped' || it.state === 'proposed');
  if (waiting.length === 0) return [];
  const items = waiting.map((peer) => ({
    text: t(peer.state === 'stopped' ? 'peers.home.stopped' : 'peers.home.proposed', { name: peer.name }),
    href: paths.one.to(peer.id),
    tone: peer.state === 'stopped' ? ('attention' as const) : ('neutral' as const),
  }));
  return [{ kind: 'mine', title: t('peers.title'), items, empty: '' }];
}
