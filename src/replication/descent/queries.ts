import { type RawBuilder, sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import { tables } from '../origin/schema.ts';
import { countDifferentRegions } from '../regions/queries.ts';
import type { Kin } from './model.ts';

/** Generations and records that one page shows; a circle ends there at the latest. */
const MOST_DEPTH = 12;
export const MOST_KIN = 300;

/** The oldest public ancestor of a record: itself where it was adapted from none. */
export async function rootOf(conn: Conn, id: InnovationId): Promise<InnovationId> {
  const found = await sql<{ id: InnovationId }>`
    with recursive up as (
      select ${id}::uuid as id, 0 as depth
      union all
      select o.id, up.depth + 1 from up join innovation_lineage l on l.innovation_id = up.id
        join innovation o on o.id = l.origin_innovation_id and o.state = 'published'
      where up.depth < ${MOST_DEPTH})
    select id from up order by depth desc limit 1`.execute(tables(conn));
  return found.rows[0]?.id ?? id;
}

/** The published records that descend from one, with itself, at most 300 in 12 generations; one statement. */
export async function descendantsOf(conn: Conn, rootId: InnovationId): Promise<readonly Kin[]> {
  const found = await sql<Kin>`
    with recursive down as (
      select ${rootId}::uuid as id, null::uuid as origin, 0 as depth
      union
      select l.innovation_id, l.origin_innovation_id, down.depth + 1
      from down join innovation_lineage l on l.origin_innovation_id = down.id
        join innovation c on c.id = l.innovation_id and c.state = 'published'
      where down.depth < ${MOST_DEPTH}),
    kin as (select distinct on (id) id, origin, depth from down order by id, depth)
    select i.id, kin.origin as "originId", v.content ->> 'title' as title, n.name as "institutionName",
      n.region_code as "regionCode", i.published_at as "publishedAt"
    from kin join innovation i on i.id = kin.id and i.state = 'published'
      join innovation_version v on v.id = i.published_version_id join institution n on n.id = i.institution_id
    order by kin.depth, i.published_at, i.id limit ${MOST_KIN}`.execute(tables(conn));
  return found.rows;
}

/** What one government gave to others and took from them. */
export type Exchange = {
  readonly institutionId: string;
  readonly institutionName: string;
  readonly regionCode: string | null;
  /** Published records of others that were adapted from its own, and in how many different regions. */
  readonly given: number;
  readonly givenRegions: number;
  /** Own published records that were adapted from those of others. */
  readonly taken: number;
};

export type ExchangeFilter = { readonly province: string | null; readonly words: string };

/** Copies between two institutions, both sides public. */
const exchanges = ({ province, words }: ExchangeFilter): RawBuilder<unknown> => sql`
  with copies as (
    select o.institution_id as giver, c.institution_id as taker, tn.region_code as taker_region, gn.region_code as giver_region
    from innovation_lineage l
      join innovation o on o.id = l.origin_innovation_id and o.state = 'published'
      join innovation c on c.id = l.innovation_id and c.state = 'published'
      join institution gn on gn.id = o.institution_id join institution tn on tn.id = c.institution_id
    where o.institution_id <> c.institution_id),
  counted as (
    select giver as id, count(*) as given,
      ${countDifferentRegions(sql`taker_region`, sql`giver_region`)} as given_regions, 0 as taken
    from copies group by giver
    union all
    select taker, 0, 0, count(*) from copies group by taker)
  select n.id as "institutionId", n.name as "institutionName", n.region_code as "regionCode",
    sum(counted.given)::int as given, sum(counted.given_regions)::int as "givenRegions", sum(counted.taken)::int as taken
  from counted join institution n on n.id = counted.id
  where (${province}::text is null or left(n.region_code, 2) = ${province})
    and (${words} = '' or n.name ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`})
  group by n.id, n.name, n.region_code`;

const order = sql`order by given desc, taken desc, "institutionName", "institutionId"`;

/** One page of who gives and who takes, the most giving first, and how many there are. */
export async function listExchanges(
  conn: Conn,
  filter: ExchangeFilter,
  { size, offset }: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly Exchange[] }> {
  const found = await sql<
    Exchange & { total: number }
  >`select *, count(*) over () as total from (${exchanges(filter)}) as e
    ${order} limit ${size} offset ${offset}`.execute(tables(conn));
  return { total: found.rows[0]?.total ?? 0, rows: found.rows };
}

/** All of them, as they come. */
export function allExchanges(conn: Conn, filter: ExchangeFilter) {
  const query = sql<Exchange>`select * from (${exchanges(filter)}) as e ${order}`;
  return inBatches<Exchange>(conn, { compile: () => query.compile(tables(conn)) });
}
