import { systemActor } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue, type JobContext } from '#platform/jobs.ts';
import { note, wantHarvest, writePeer } from '../peers/actions/peers.ts';
import { stopPeer } from '../peers/actions/stop.ts';
import { followKeys } from '../peers/follow.ts';
import type { Peer, PeerId, StopReason } from '../peers/model.ts';
import { holdPeer, peerById, trustedKeysOf } from '../peers/queries/peers.ts';
import { nextAt } from '../peers/rules.ts';
import { takePage } from './actions/page.ts';
import { beginRun, endRun } from './actions/runs.ts';
import { forgetUnseen } from './actions/unseen.ts';
import { type Counts, noCounts, type RunFault, type RunId } from './model.ts';
import { isBounded } from './rules/bounds.ts';
import { nextPage, type PageFault } from './source.ts';

type Harvest = { readonly context: JobContext; readonly peer: Peer; readonly runId: RunId };

/** How it ended: read to the end; bounded, and going on; the hub could not be read; a person has to decide. */
type End =
  | { readonly state: 'done' | 'cut' }
  | { readonly state: 'failed'; readonly fault: RunFault; readonly detail: string }
  | { readonly state: 'stopped'; readonly fault: StopReason; readonly detail: string };

/**
 * Takes over what the hub changed since the last committed cursor, page by page, each page in a transaction with the cursor behind it. Killed
 * anywhere, it goes on from there; run again, it changes nothing.
 */
export async function harvest(peerId: PeerId, context: JobContext): Promise<void> {
  const { db, log, now } = context;
  const begun = await db.transact(async (tx) => {
    const peer = await holdPeer(tx, peerId);
    return peer?.state === 'active' ? { peer, runId: await beginRun(tx, peer, now) } : null;
  });
  if (!begun) return;
  const end = await carryOut({ context, ...begun });
  await finish({ context, ...begun }, end);
  log.info({ peer: begun.peer.address, state: end.state }, 'harvested another hub');
}

async function carryOut(harvesting: Harvest): Promise<End> {
  const { context, peer } = harvesting;
  const followed = await followKeys(peer, context);
  if (!followed.ok) return followed.why;
  return readPages(harvesting);
}

async function readPages({ context, peer, runId }: Harvest): Promise<End> {
  const { db, config, now } = context;
  const began = Date.now();
  let counts: Counts = noCounts;
  let restarts = 0;
  for (;;) {
    const place = await peerById(db.conn, peer.id);
    if (place?.state !== 'active') return { state: 'cut' };
    const keys = await trustedKeysOf(db.conn, peer.id);
    const at = new Date(now.getTime() + Date.now() - began);
    const page = await nextPage({ peer: place, cursor: place.cursor, keys, config, now: at });
    if (!page.ok && page.why.fault === 'restarted' && restarts === 0) {
      restarts += 1;
      await db.transact((tx) => writePeer(tx, place, { cursor: null, restart_below: place.lastNumber }));
      continue;
    }
    if (!page.ok) return failedBy(page.why);
    const given = { peer: place, runId, page: page.value, counts, percent: config.networkDeletePercent };
    const taken = await db.transact((tx) => takePage(tx, given, now));
    if (!taken.ok) return { state: 'stopped', fault: taken.why, detail: '' };
    counts = taken.value;
    if (!page.value.more) return atTheEnd({ context, peer: place, runId }, counts);
    if (isBounded(counts, new Date(began), new Date())) return { state: 'cut' };
  }
}

/** A hub that begins anew again and again leads nowhere. */
function failedBy({ fault, detail }: PageFault): End {
  return { state: 'failed', fault: fault === 'restarted' ? 'wrong_cursor' : fault, detail };
}

/** What a hub that counts anew did not bring again, it has not any more. */
async function atTheEnd({ context, peer, runId }: Harvest, counts: Counts): Promise<End> {
  if (peer.restartBelow === null) return { state: 'done' };
  const { db, config, now } = context;
  const forgetting = { peer, runId, counts, percent: config.networkDeletePercent };
  const forgotten = await db.transact((tx) => forgetUnseen(tx, forgetting, now));
  return forgotten.ok ? { state: 'done' } : { state: 'stopped', fault: forgotten.why, detail: '' };
}

async function finish({ context, peer, runId }: Harvest, end: End): Promise<void> {
  const { db, baseUrl, now } = context;
  await db.transact(async (tx) => {
    const held = await holdPeer(tx, peer.id);
    await endRun(tx, runId, end, new Date());
    if (held?.state === 'active') await goOn(tx, held, { end, baseUrl }, now);
    await enqueue(tx, 'network.words', {}, { key: 'network.words', patient: true });
  });
}

type Ended = { readonly end: End; readonly baseUrl: string };

/** When the hub is asked again, or that a person has to decide. */
async function goOn(tx: Tx, peer: Peer, { end, baseUrl }: Ended, now: Date): Promise<void> {
  if (end.state === 'stopped') return stopPeer(tx, peer, { because: end.fault, baseUrl }, now);
  if (end.state === 'failed') {
    const failures = peer.failures + 1;
    await writePeer(tx, peer, { failures, next_at: nextAt(peer, failures, now) });
    // Once for an outage, however long it lasts.
    if (failures > 1) return;
    return note(tx, systemActor, { id: peer.id, event: 'network.peer_unread', after: { fault: end.fault } }, now);
  }
  const whole = end.state === 'done' ? { may_delete: false, restart_below: null } : {};
  await writePeer(tx, peer, { failures: 0, next_at: nextAt(peer, 0, now), ...whole });
  if (end.state === 'cut') await wantHarvest(tx, peer.id);
}
