import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Peer, PeerRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { peerById } from '../queries/peers.ts';
import { peerAdminRoles } from '../rules.ts';

export type PeerVisit = Visit<Viewer>;

export const peerAdmins = acting(...peerAdminRoles);

/** The hub of the address; one that was removed is not there any more. */
export async function peerAt({ params, db }: PeerVisit): Promise<Peer> {
  const id = parseId<'PeerId'>(params.id);
  const found = id ? await peerById(db.conn, id) : null;
  if (!found || found.state === 'removed') throw new NotFound();
  return found;
}

export const peersTrail = () => [{ text: t('peers.title'), href: paths.list.to() }];
export const trailOf = (peer: Peer) => [...peersTrail(), { text: peer.name, href: paths.one.to(peer.id) }];

export function peerPage(page: Page): Answer {
  return show({ noindex: true, trail: peersTrail(), ...page });
}

/** What cannot be done now: why, and the way back. */
export function refusalPage(why: PeerRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('peers.refused');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">
        <p>{t(`peers.refusal.${why}`)}</p>
      </Notice>
      <p>
        <LinkButton href={back}>{t('peers.back')}</LinkButton>
      </p>
    </>
  );
  return peerPage({ title, status: 409, width: 'reading', body });
}
