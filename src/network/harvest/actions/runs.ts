import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Peer, PeerId } from '../../peers/model.ts';
import type { Counts, RefusedRecord, RunFault, RunId, RunState } from '../model.ts';
import { MOST_REFUSALS } from '../rules/bounds.ts';
import { tables } from '../schema.ts';

/** Begins a harvest of the hub. One that did not end is of a process that died: what it committed stands. */
export async function beginRun(tx: Tx, peer: Pick<Peer, 'id' | 'cursor'>, now: Date): Promise<RunId> {
  await tables(tx)
    .updateTable('network_run')
    .set({ state: 'failed', fault: 'died', ended_at: now })
    .where('peer_id', '=', peer.id)
    .where('state', '=', 'running')
    .execute();
  const id = newId<'HarvestRunId'>(now.getTime());
  const place = { cursor_before: peer.cursor, cursor_after: peer.cursor };
  await tables(tx)
    .insertInto('network_run')
    .values({ id, peer_id: peer.id, began_at: now, ended_at: null, state: 'running', fault: null, ...place })
    .execute();
  return id;
}

/** How far the harvest has come, in the transaction of what it brought. */
export async function noteProgress(tx: Tx, id: RunId, counts: Counts, cursor: string | null): Promise<void> {
  await tables(tx)
    .updateTable('network_run')
    .set({ ...counts, cursor_after: cursor })
    .where('id', '=', id)
    .execute();
}

type Ending = { readonly state: RunState; readonly fault?: RunFault | null; readonly detail?: string };

export async function endRun(
  tx: Tx,
  id: RunId,
  { state, fault = null, detail = '' }: Ending,
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('network_run')
    .set({ state, fault, fault_detail: detail.slice(0, 500), ended_at: now })
    .where('id', '=', id)
    .execute();
}

/** Keeps what was refused, up to a bound: a hub that sends nothing but nonsense fills no disk. */
export async function keepRefusals(
  tx: Tx,
  id: RunId,
  refused: readonly RefusedRecord[],
  before: number,
): Promise<void> {
  const some = refused.slice(0, Math.max(0, MOST_REFUSALS - before));
  if (some.length === 0) return;
  const rows = some.map((it) => ({
    run_id: id,
    source_id: cleaned(it.sourceId, 200),
    title: cleaned(it.title, 300),
    field: cleaned(it.field, 100),
    why: it.why,
    detail: cleaned(it.detail, 500),
  }));
  await tables(tx).insertInto('network_refusal').values(rows).execute();
}

/** PostgreSQL keeps no NUL, and what was refused may be anything. */
const cleaned = (text: string, most: number): string => text.replaceAll('\0', '').slice(0, most).toWellFormed();

const KEPT_DAYS = 400;

/** Reports are kept for more than a year; the last of each hub for good. */
export async function sweepRuns(tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const swept = await sql`delete from network_run r where r.began_at < ${before}
    and exists (select from network_run l where l.peer_id = r.peer_id and l.began_at > r.began_at)`.execute(tables(tx));
  return Number(swept.numAffectedRows ?? 0n);
}

/** How many records of the hub went within the last day. */
export async function goneLately(tx: Tx, peerId: PeerId, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 86_400_000);
  const row = await tables(tx)
    .selectFrom('network_run')
    .select((it) => it.fn.sum<number>('gone').as('gone'))
    .where('peer_id', '=', peerId)
    .where('began_at', '>', since)
    .executeTakeFirst();
  return row?.gone ?? 0;
}
