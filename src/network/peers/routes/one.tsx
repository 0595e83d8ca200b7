import type { Answer } from '#platform/http/route.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { heldOfPeer, runsOf } from '../../harvest/queries/runs.ts';
import type { Peer } from '../model.ts';
import { keysOf } from '../queries/peers.ts';
import { PeerPage } from '../views/peer-page.tsx';
import { type PeerVisit, peerAt, peerPage } from './visit.tsx';

const LATEST = 20;

export async function showPeer(visit: PeerVisit): Promise<Answer> {
  return peerPageWith(visit, await peerAt(visit), {});
}

/** The page of a hub, with what was wrong in one of its forms. */
export async function peerPageWith({ db, now }: PeerVisit, peer: Peer, errors: FieldErrors): Promise<Answer> {
  const body = (
    <PeerPage
      peer={peer}
      keys={await keysOf(db.conn, peer.id)}
      records={await heldOfPeer(db.conn, peer.id)}
      runs={await runsOf(db.conn, peer.id, LATEST)}
      errors={errors}
      now={now}
    />
  );
  const isWrong = Object.keys(errors).length > 0;
  return peerPage({
    title: isWrong ? errorTitle(peer.name) : peer.name,
    width: 'wide',
    body,
    ...(isWrong ? { status: 422 } : {}),
  });
}
