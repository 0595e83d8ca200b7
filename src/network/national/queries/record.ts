import { sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import { docsWithin, wholeScope } from '#registry/index.ts';
import type { RecordId } from '../../harvest/model.ts';
import { tables } from '../../harvest/schema.ts';
import { networkShelf } from '../../harvest/shelf.ts';
import { sortOf } from '../list-query.ts';
import type { ListedNetworkRecord, ListQuery, NetworkRecord } from '../model.ts';

const columns = sql`d.record_id as id, d.source_id as "sourceId", d.url, d.key_id as "keyId", d.hub, p.name as "hubName", d.title,
  d.summary, d.institution, d.unit, d.region_code as "regionCode", d.cell, d.affair_bits as "affairBits",
  d.award_label as "awardLabel", d.changed_at as "changedAt", d.first_harvested_at as "firstHarvestedAt",
  d.harvested_at as "harvestedAt", d.moved_at as "movedAt"`;

/** The record of any hub; everybody may read what its hub has published. */
export async function networkRecord(conn: Conn, id: RecordId): Promise<NetworkRecord | null> {
  const found = await sql<NetworkRecord>`
    select ${columns}, d.content -> 'content' as content from network_record d
    left join network_peer p on p.id = d.peer_id where d.record_id = ${id}`.execute(tables(conn));
  return found.rows[0] ?? null;
}

/** All records that the list finds, in its order, as they come; only within a snapshot. */
export async function* networkRecords(conn: Conn, query: ListQuery): AsyncGenerator<readonly ListedNetworkRecord[]> {
  const scope = await wholeScope(conn, { typed: query.text, filter: query.filter }, networkShelf);
  const sort = sortOf(query);
  const { where, order } = docsWithin(scope, sort === 'relevance' ? 'newest' : sort);
  const asked = sql<ListedNetworkRecord>`
    select ${columns} from network_record d left join network_peer p on p.id = d.peer_id
    where ${where} order by ${order}`;
  yield* inBatches<ListedNetworkRecord>(conn, { compile: () => asked.compile(tables(conn)) } as never);
}
