import { type RawBuilder, sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import type { RecordId } from '../../harvest/model.ts';
import type { Pair, PairId, PairSide, PairState, PairTexts } from '../model.ts';
import { tables } from '../schema.ts';

export const PAGE_SIZE = 20;
/** How much of a summary the list shows. */
const SUMMARY = 300;

const side = (record: string, peer: string): RawBuilder<unknown> => {
  const of = (name: string) => sql.ref(`${record}.${name}`);
  return sql`json_build_object('recordId', ${of('record_id')}, 'sourceId', ${of('source_id')}, 'title', ${of('title')},
    'summary', left(${of('summary')}, ${sql.lit(SUMMARY)}), 'institution', ${of('institution')}, 'unit', ${of('unit')},
    'regionCode', ${of('region_code')}, 'hub', ${of('hub')}, 'hubName', ${sql.ref(`${peer}.name`)}, 'url', ${of('url')},
    'cell', ${of('cell')})`;
};

/** Pairs whose two records are both here: what a hub withdraws takes the pair along. Our own record has no peer. */
const joined = sql`network_pair p
  join lateral (
    select r.* from network_record r where r.peer_id = p.first_peer and r.source_id = p.first_source
    union all
    select r.* from network_record r
    where p.first_peer is null and r.peer_id is null and r.source_id = p.first_source) as a on true
  join network_record b on b.peer_id = p.second_peer and b.source_id = p.second_source
  left join network_peer h on h.id = p.first_peer join network_peer i on i.id = p.second_peer`;

const columns = sql`p.id, p.state, p.likeness / 1000.0::float8 as likeness, p.found_at as "foundAt",
  p.decided_at as "decidedAt", (select name from person where id = p.decided_by) as "decidedBy",
  ${side('a', 'h')} as first, ${side('b', 'i')} as second`;

const inState = (state: PairState) =>
  sql<Pair>`select ${columns} from ${joined} where p.state = ${state} order by p.likeness desc, p.id`;

/** A page of the pairs in this state, the likest first; pages count from 1. */
export async function pairsIn(conn: Conn, state: PairState, page: number): Promise<readonly Pair[]> {
  const found = await sql<Pair>`${inState(state)} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`.execute(
    tables(conn),
  );
  return found.rows;
}

/** All of them as they come; only within a snapshot. */
export function pairsForFile(conn: Conn, state: PairState): AsyncIterable<readonly Pair[]> {
  return inBatches<Pair>(conn, { compile: () => inState(state).compile(tables(conn)) } as never);
}

export async function pairCounts(conn: Conn): Promise<Readonly<Record<PairState, number>>> {
  const found = await sql<{ state: PairState; n: number }>`
    select p.state, count(*) as n from ${joined} group by p.state`.execute(tables(conn));
  const counts = { proposed: 0, linked: 0, apart: 0 };
  for (const { state, n } of found.rows) counts[state] = n;
  return counts;
}

export async function pairById(conn: Conn, id: PairId): Promise<(Pair & { readonly texts: PairTexts }) | null> {
  const found = await sql<Pair & { readonly texts: PairTexts }>`
    select ${columns}, json_build_object('first', a.content -> 'content', 'second', b.content -> 'content') as texts
    from ${joined} where p.id = ${id}`.execute(tables(conn));
  return found.rows[0] ?? null;
}

/** The pairs that a record stands in, on either side; each way goes by an index, for there may be many pairs. */
const pairsOf = (id: RecordId) => sql`(
  select p.id from network_record r join network_pair p on p.second_peer = r.peer_id and p.second_source = r.source_id
  where r.record_id = ${id}
  union all
  select p.id from network_record r join network_pair p on p.first_peer = r.peer_id and p.first_source = r.source_id
  where r.record_id = ${id}
  union all
  select p.id from network_record r join network_pair p on p.first_peer is null and p.first_source = r.source_id
  where r.record_id = ${id} and r.peer_id is null)`;

/** Records of other hubs that a person linked with this one as the same innovation. */
export async function linkedWith(conn: Conn, id: RecordId): Promise<readonly PairSide[]> {
  const found = await sql<{ of: PairSide }>`
    select case when a.record_id = ${id} then ${side('b', 'i')} else ${side('a', 'h')} end as of
    from ${joined}
    where p.state = 'linked' and p.id in ${pairsOf(id)}
    order by p.id`.execute(tables(conn));
  return found.rows.map((row) => row.of);
}

/** The same of one of our own innovations, as a part of the question of its page. */
export const linkedWithOwn = (id: string): RawBuilder<readonly PairSide[] | null> => sql`(
  select json_agg(${side('b', 'i')} order by i.name, p.id) from network_pair p
  join network_record b on b.peer_id = p.second_peer and b.source_id = p.second_source
  join network_peer i on i.id = p.second_peer
  where p.innovation_id = ${id} and p.state = 'linked')`;
