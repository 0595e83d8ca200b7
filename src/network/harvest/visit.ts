import { NotFound } from '#platform/http/route.ts';
import { parseId } from '#platform/ids.ts';
import type { Peer } from '../peers/model.ts';
import { peerById } from '../peers/queries/peers.ts';
import type { PeerVisit } from '../peers/routes/visit.tsx';
import type { Run } from './model.ts';
import { runById } from './queries/runs.ts';

/** The harvest of the address, with the hub that it was of. */
export async function runAt({ params, db }: PeerVisit): Promise<{ readonly run: Run; readonly peer: Peer }> {
  const id = parseId<'HarvestRunId'>(params.id);
  const run = id ? await runById(db.conn, id) : null;
  const peer = run ? await peerById(db.conn, run.peerId) : null;
  if (!run || !peer || peer.state === 'removed') throw new NotFound();
  return { run, peer };
}
