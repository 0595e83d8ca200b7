import { sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import type { PeerId } from '../../peers/model.ts';
import type { RefusedRecord, Run, RunId } from '../model.ts';
import { tables } from '../schema.ts';
import { ofPeer } from './of-peer.ts';

const columns = [
  'r.id',
  'r.peer_id as peerId',
  'r.began_at as beganAt',
  'r.ended_at as endedAt',
  'r.state',
  'r.fault',
  'r.fault_detail as faultDetail',
  'r.pages',
  'r.bytes',
  'r.added',
  'r.changed',
  'r.unchanged',
  'r.gone',
  'r.refused',
] as const;

/** The newest harvests of the hub first. */
export async function runsOf(conn: Conn, peerId: PeerId, limit: number): Promise<readonly Run[]> {
  return tables(conn)
    .selectFrom('network_run as r')
    .select(columns)
    .where('r.peer_id', '=', peerId)
    .orderBy('r.began_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute();
}

export async function runById(conn: Conn, id: RunId): Promise<Run | null> {
  return (
    (await tables(conn).selectFrom('network_run as r').select(columns).where('r.id', '=', id).executeTakeFirst()) ??
    null
  );
}

function refusals(conn: Conn, id: RunId) {
  return tables(conn)
    .selectFrom('network_refusal')
    .select(['source_id as sourceId', 'title', 'field', 'why', 'detail'])
    .where('run_id', '=', id)
    .orderBy('id');
}

/** What the harvest did not take over, in the order in which it came. */
export async function refusalsOf(conn: Conn, id: RunId, limit: number): Promise<readonly RefusedRecord[]> {
  return refusals(conn, id).limit(limit).execute();
}

/** The same as they come; only within a snapshot. */
export function refusalsForFile(conn: Conn, id: RunId): AsyncIterable<readonly RefusedRecord[]> {
  return inBatches<RefusedRecord>(conn, refusals(conn, id));
}

/** How many records of the hub are held. */
export async function heldOfPeer(conn: Conn, peerId: PeerId | null): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from network_record where ${ofPeer(peerId)}`.execute(tables(conn));
  return found.rows[0]?.n ?? 0;
}
