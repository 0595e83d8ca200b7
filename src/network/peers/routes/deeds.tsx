import type { Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { type MessageKey, t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { type ButtonMove, confirmPeer, movePeer, schedulePeer } from '../actions/peers.ts';
import { meetHub } from '../meet.ts';
import { paths } from '../paths.ts';
import { whyNotMove } from '../rules.ts';
import { notMetText } from '../views/not-met.ts';
import { peerPageWith } from './one.tsx';
import { peerAdmins as guard, type PeerVisit, peerAt, peerPage, refusalPage, trailOf } from './visit.tsx';

const flashes = {
  harvest: 'peers.flash.harvest',
  pause: 'peers.flash.paused',
  resume: 'peers.flash.resumed',
  allow: 'peers.flash.allowed',
  remove: 'peers.flash.removed',
} as const satisfies Record<ButtonMove, MessageKey>;

export const moveRoute = (move: ButtonMove, path: string, event: string): Route<Viewer> => ({
  method: 'post',
  path,
  guard,
  event,
  handle: (visit) => carryOut(visit, move),
});

async function carryOut(visit: PeerVisit, move: ButtonMove): Promise<Answer> {
  const { id } = await peerAt(visit);
  const outcome = await visit.db.transact((tx) => movePeer(tx, visit.viewer, { id, move }, visit.now));
  if (!outcome.ok) return refusalPage(outcome.why, paths.one.to(id));
  return redirect(move === 'remove' ? paths.list.to() : paths.one.to(id), flashes[move]);
}

/** The key is asked of the other hub once more: what is confirmed is what it shows now. */
export async function confirm(visit: PeerVisit): Promise<Answer> {
  const { viewer, db, form, config, now } = visit;
  const peer = await peerAt(visit);
  const why = whyNotMove('confirm', peer);
  if (why) return refusalPage(why, paths.one.to(peer.id));
  if (peer.kind === 'tuntas' && form.get('cocok') !== 'ya')
    return peerPageWith(visit, peer, { cocok: t('peers.confirm.missing') });
  const { kind, address } = peer;
  const met = await meetHub({ kind, address, config, known: null, now });
  if (!met.ok) return peerPageWith(visit, peer, { cocok: notMetText(met.why) });
  const given = { id: peer.id, revision: Number(form.get('revisi')), fingerprint: form.get('sidik'), shown: met.value };
  const outcome = await db.transact((tx) => confirmPeer(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.one.to(peer.id), 'peers.flash.confirmed');
  return refusalPage(outcome.why, paths.one.to(peer.id));
}

export async function schedule(visit: PeerVisit): Promise<Answer> {
  const { viewer, db, form, now } = visit;
  const peer = await peerAt(visit);
  const given = { id: peer.id, revision: Number(form.get('revisi')), everyMinutes: Number(form.get('jadwal')) };
  const outcome = await db.transact((tx) => schedulePeer(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.one.to(peer.id), 'peers.flash.scheduled');
  if (outcome.why === 'interval_wrong') return peerPageWith(visit, peer, { jadwal: t('peers.refusal.interval_wrong') });
  return refusalPage(outcome.why, paths.one.to(peer.id));
}

export async function askRemove(visit: PeerVisit): Promise<Answer> {
  const peer = await peerAt(visit);
  const title = t('peers.remove.question', { name: peer.name });
  const body = (
    <ConfirmPage
      title={title}
      action={paths.remove.to(peer.id)}
      button={t('peers.remove.button')}
      look="danger"
      cancel={paths.one.to(peer.id)}
    >
      <p>{t('peers.remove.text')}</p>
    </ConfirmPage>
  );
  return peerPage({ title, width: 'reading', trail: trailOf(peer), body });
}
