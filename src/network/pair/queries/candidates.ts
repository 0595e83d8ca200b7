import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { ToldText } from '#registry/index.ts';
import type { Compared } from '../rules.ts';
import { tables } from '../schema.ts';

/** A record with all that is asked to compare it. */
export type Candidate = Compared &
  ToldText & { readonly docId: number; readonly peerId: string | null; readonly hub: string };

/** Shared bands from which texts are worth comparing (as the registry's own duplicates): about 45 % of the word pairs. */
const LEAST_BANDS = 3;
/** The likest of one record that are compared. */
const MOST = 20;

const fields = (alias: string) => {
  const of = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`${of('id')} as "docId", ${of('peer_id')} as "peerId", ${of('source_id')} as "sourceId", ${of('hub')} as hub,
    ${of('title_key')} as "titleKey", ${of('region_code')} as "regionCode", ${of('title')} as title,
    ${of('summary')} as summary, ${of('body')} as body, ${of('content')} -> 'lineage' ->> 'origin' as origin`;
};

export async function recordsOf(conn: Conn, ids: readonly number[]): Promise<readonly Candidate[]> {
  const found = await sql<Candidate>`
    select ${fields('d')} from network_record d where d.id = any(${ids}::bigint[]) order by d.id`.execute(tables(conn));
  return found.rows;
}

/** Records of other hubs that share the title or several bands with these, by the record that they are like. */
export async function candidatesOf(
  conn: Conn,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Candidate[]>> {
  const found = await sql<Candidate & { readonly of: number }>`
    select n.id as of, ${fields('d')} from network_record n
    cross join lateral (
      select c.id from network_record c,
        lateral (select count(*) as n from (select unnest(c.bands) intersect select unnest(n.bands)) as common) as shared
      where (c.bands && n.bands or c.title_key = n.title_key) and c.hub <> n.hub
        and (shared.n >= ${LEAST_BANDS} or c.title_key = n.title_key)
      order by shared.n desc, c.id limit ${MOST}) as likest
    join network_record d on d.id = likest.id
    where n.id = any(${ids}::bigint[]) order by n.id, d.id`.execute(tables(conn));
  return Map.groupBy(found.rows, (row) => row.of);
}
