import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { isActing } from '#identity/index.ts';
import { type Conn, inBatches, type Tx } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { Across, AcrossId, KeptMessage, MessageId } from '../model.ts';
import { tables } from '../schema.ts';

function across(conn: Conn) {
  return tables(conn)
    .selectFrom('network_across as a')
    .innerJoin('network_peer as p', 'p.id', 'a.peer_id')
    .innerJoin('institution as i', 'i.id', 'a.institution_id')
    .select(['a.id', 'a.side', 'a.peer_id as peerId', 'p.name as peerName', 'a.about', 'a.title', 'a.asker', 'a.state'])
    .select(['a.institution_id as institutionId', 'i.name as institutionName', 'a.innovation_id as innovationId'])
    .select(['a.note', 'a.agreement', 'a.sent', 'a.received', 'a.created_at as createdAt', 'a.moved_at as movedAt'])
    .select(['a.revision', sql<string>`coalesce(p.hub, '')`.as('peerHub')]);
}

/** Those of the viewer's institution; all for the hub and whoever runs the system. */
function visible(conn: Conn, viewer: Viewer) {
  const all = across(conn).orderBy('a.moved_at', 'desc').orderBy('a.id');
  if (isActing(viewer, 'hub_admin', 'system_admin')) return all;
  return all.where('a.institution_id', '=', viewer.acting?.institutionId ?? (sql`null` as never));
}

export async function acrossFor(conn: Conn, viewer: Viewer): Promise<readonly Across[]> {
  return visible(conn, viewer).execute();
}

/** The same as they come; only within a snapshot. */
export function acrossForFile(conn: Conn, viewer: Viewer): AsyncIterable<readonly Across[]> {
  return inBatches<Across>(conn, visible(conn, viewer));
}

export async function acrossOne(conn: Conn, viewer: Viewer, id: AcrossId): Promise<Across | null> {
  return (await visible(conn, viewer).where('a.id', '=', id).executeTakeFirst()) ?? null;
}

/** The replication, whoever asks, locked until the transaction ends. */
export async function holdAcross(tx: Tx, id: AcrossId): Promise<Across | null> {
  return (await across(tx).where('a.id', '=', id).forUpdate('a').executeTakeFirst()) ?? null;
}

export async function acrossById(conn: Conn, id: AcrossId): Promise<Across | null> {
  return (await across(conn).where('a.id', '=', id).executeTakeFirst()) ?? null;
}

/** Whether the institution replicates this record already. */
export async function isGoing(conn: Conn, about: string, institutionId: string): Promise<boolean> {
  const found = await across(conn)
    .where('a.about', '=', about)
    .where('a.institution_id', '=', institutionId as never)
    .where('a.side', '=', 'replicator')
    .where('a.state', 'not in', ['refused', 'stopped'])
    .executeTakeFirst();
  return found !== undefined;
}

const messageColumns = ['id', 'direction', 'sequence', 'state', 'tries', 'why', 'at'] as const;

/** What both hubs told each other, the newest first. */
export async function messagesOf(conn: Conn, id: AcrossId): Promise<readonly KeptMessage[]> {
  return tables(conn)
    .selectFrom('network_message')
    .select(messageColumns)
    .select([sql<KeptMessage['said']>`body ->> 'state'`.as('said'), sql<string>`body ->> 'note'`.as('note')])
    .where('across_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
    .execute();
}

export type Outgoing = {
  readonly id: MessageId;
  readonly sequence: number;
  readonly tries: number;
  readonly body: object;
};

/** The oldest message that the other hub has not receipted: one after the other, so that none overtakes. */
export async function oldestWaiting(conn: Conn, id: AcrossId): Promise<Outgoing | null> {
  const found = await tables(conn)
    .selectFrom('network_message')
    .select(['id', 'sequence', 'tries', 'body'])
    .where('across_id', '=', id)
    .where('direction', '=', 'out')
    .where('state', '=', 'waiting')
    .orderBy('sequence')
    .executeTakeFirst();
  return found ?? null;
}

/** Replications with messages whose time has come. */
export async function dueAcross(conn: Conn, now: Date): Promise<readonly AcrossId[]> {
  const rows = await tables(conn)
    .selectFrom('network_message')
    .select('across_id')
    .distinct()
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .execute();
  return rows.map((it) => it.across_id);
}

/** A record of ours that is before the public, whose other hubs may ask for. */
export async function ownRecord(conn: Conn, id: InnovationId) {
  return tables(conn)
    .selectFrom('innovation as n')
    .innerJoin('innovation_version as v', 'v.id', 'n.published_version_id')
    .select(['n.id', 'n.institution_id as institutionId', sql<string>`v.content ->> 'title'`.as('title')])
    .where('n.id', '=', id)
    .where('n.state', '=', 'published')
    .executeTakeFirst();
}
