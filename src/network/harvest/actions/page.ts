import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { writePeer } from '../../peers/actions/peers.ts';
import type { Peer, StopReason } from '../../peers/model.ts';
import { holdPeer } from '../../peers/queries/peers.ts';
import type { Counts, RunId } from '../model.ts';
import { heldOfPeer } from '../queries/runs.ts';
import { isTooMuch, MOST_RECORDS } from '../rules/bounds.ts';
import type { Page } from '../source.ts';
import { heldOf, keepRecords, withdraw } from './keep.ts';
import { goneLately, keepRefusals, noteProgress } from './runs.ts';

export type TakingPage = {
  readonly peer: Peer;
  readonly runId: RunId;
  readonly page: Page;
  readonly counts: Counts;
  readonly percent: number;
};

/** Takes a page over with the cursor behind it, all or nothing; refused when a person should look first. */
export async function takePage(
  tx: Tx,
  { peer, runId, page, counts, percent }: TakingPage,
  now: Date,
): Promise<Outcome<Counts, StopReason>> {
  const held = await holdPeer(tx, peer.id);
  // Somebody paused it, or another process has come further meanwhile.
  if (held?.state !== 'active' || held.cursor !== peer.cursor) return done(counts);
  const gone = await heldOf(tx, peer.id, page.withdrawn);
  const records = gone.length > 0 || page.taken.length > 0 ? await heldOfPeer(tx, peer.id) : 0;
  if (!held.mayDelete && (await isTooMuchNow(tx, { peer, records, gone: gone.length, percent }, now)))
    return refused('many_gone');
  if (records + page.taken.length > MOST_RECORDS) return refused('beyond_bound');
  const origin = { peerId: peer.id, hub: peer.hub ?? peer.address, runId };
  const kept = await keepRecords(tx, origin, page.taken, now);
  await withdraw(tx, peer.id, gone, now);
  const wrong = [...page.refused, ...kept.refused];
  await keepRefusals(tx, runId, wrong, counts.refused);
  const next: Counts = {
    pages: counts.pages + 1,
    bytes: counts.bytes + page.bytes,
    added: counts.added + kept.added,
    changed: counts.changed + kept.changed,
    unchanged: counts.unchanged + kept.unchanged + page.withdrawn.length - gone.length,
    gone: counts.gone + gone.length,
    refused: counts.refused + wrong.length,
  };
  await noteProgress(tx, runId, next, page.cursor);
  await writePeer(tx, held, { cursor: page.cursor, last_number: Math.max(page.number, held.lastNumber) });
  return done(next);
}

type Withdrawing = {
  readonly peer: Pick<Peer, 'id'>;
  readonly records: number;
  readonly gone: number;
  readonly percent: number;
};

async function isTooMuchNow(tx: Tx, { peer, records, gone, percent }: Withdrawing, now: Date): Promise<boolean> {
  if (gone === 0) return false;
  return isTooMuch({ held: records, lately: await goneLately(tx, peer.id, now), now: gone, percent });
}
