import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Peer, StopReason } from '../../peers/model.ts';
import type { Counts, RunId } from '../model.ts';
import { heldOfPeer } from '../queries/runs.ts';
import { isTooMuch } from '../rules/bounds.ts';
import { tables } from '../schema.ts';
import { type Withdrawal, withdraw } from './keep.ts';
import { goneLately, noteProgress } from './runs.ts';

type Forgetting = {
  readonly peer: Peer;
  readonly runId: RunId;
  readonly counts: Counts;
  readonly percent: number;
};

/** Lets go what a hub that counts anew did not bring again; refused when that is so much that a person should look first. */
export async function forgetUnseen(
  tx: Tx,
  { peer, runId, counts, percent }: Forgetting,
  now: Date,
): Promise<Outcome<null, StopReason>> {
  const unseen = await unseenOf(tx, peer);
  const held = await heldOfPeer(tx, peer.id);
  const much = { held, lately: await goneLately(tx, peer.id, now), now: unseen.length, percent };
  if (!peer.mayDelete && isTooMuch(much)) return refused('many_gone');
  await withdraw(tx, peer.id, unseen, now);
  const row = await tables(tx)
    .selectFrom('network_run')
    .select('cursor_after')
    .where('id', '=', runId)
    .executeTakeFirst();
  await noteProgress(tx, runId, { ...counts, gone: counts.gone + unseen.length }, row?.cursor_after ?? null);
  return done(null);
}

async function unseenOf(tx: Tx, { id, restartBelow }: Peer): Promise<readonly Withdrawal[]> {
  const found = await sql<Withdrawal>`
    select source_id as "sourceId", number from network_record
    where peer_id = ${id} and number <= ${restartBelow}`.execute(tables(tx));
  return found.rows;
}
