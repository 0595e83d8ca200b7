import { type RawBuilder, sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { conditionsOf } from './conditions.ts';
import {
  affairValues,
  awardValues,
  cellValues,
  type FacetValue,
  noCounts,
  regionValues,
  sdgValues,
} from './facet-values.ts';
import type { FacetName } from './filter.ts';
import { tables } from './schema.ts';
import { baseOf, docsOf, type Scope, textOf } from './scope.ts';

/** How many rows there are, and for each value of each facet how many there would be with that value chosen alone. */
export type Facets = {
  readonly total: number;
  readonly counts: Readonly<Record<FacetName, ReadonlyMap<string, number>>>;
};

type Group = {
  /** Which of the chosen facets the rows miss, a bit each; rows that miss two count nowhere. */
  readonly misses: number;
  readonly cell: number | null;
  readonly region_code: string | null;
  readonly sdg_bits: number | null;
  readonly affair_bits: number | null;
  readonly hub: string | null;
  readonly tops: readonly number[] | null;
  readonly years: readonly number[] | null;
  readonly by: GroupKind;
  readonly rows: number;
};

/** What `grouping(cell, region_code, sdg_bits, affair_bits, hub)` answers in each of the sets. */
const groupKinds = {
  cell: 0b01111,
  region: 0b10111,
  sdg: 0b11011,
  affair: 0b11101,
  hub: 0b11110,
  award: 0b11111,
} as const;
type GroupKind = (typeof groupKinds)[keyof typeof groupKinds];

/** What counting by hubs adds to the statement. */
const ofMany = {
  source: sql`d.hub,`,
  column: sql`hub`,
  grouping: sql`grouping(cell, region_code, sdg_bits, affair_bits, hub)`,
  set: sql`, (misses, hub)`,
};
const ofOne: typeof ofMany = {
  source: sql``,
  column: sql`null::text`,
  grouping: sql`grouping(cell, region_code, sdg_bits, affair_bits) * 2 + 1`,
  set: sql``,
};

/** Counts every facet over the whole scope in one pass; exact. */
export async function countFacets(conn: Conn, scope: Scope): Promise<Facets> {
  const chosen = conditionsOf(scope.filter);
  const misses: RawBuilder<unknown>[] = chosen.map(
    ([, condition], place) => sql`case when ${condition} then 0 else ${sql.lit(2 ** place)} end`,
  );
  const byHub = scope.shelf.hasHubs ? ofMany : ofOne;
  const found = await sql<Group>`
    select misses, cell, region_code, sdg_bits, affair_bits, tops, years, ${byHub.column} as hub, ${byHub.grouping} as by,
      count(*) as rows
    from (
      select ${misses.length === 0 ? sql`0` : sql.join(misses, sql` + `)} as misses, d.cell, d.region_code, d.sdg_bits,
        d.affair_bits, ${byHub.source}
        case when d.has_award then d.award_tops end as tops,
        case when d.has_award then d.award_years end as years
      from ${docsOf(scope)} d where ${baseOf(scope)} and ${textOf(scope.queries)}) as hit
    ${misses.length > 1 ? sql`where misses & (misses - 1) = 0` : sql``}
    group by grouping sets ((misses, cell), (misses, region_code), (misses, sdg_bits), (misses, affair_bits),
      (misses, tops, years)${byHub.set})`.execute(tables(conn));
  return folded(
    found.rows,
    chosen.map(([name]) => name),
  );
}

function folded(groups: readonly Group[], chosen: readonly FacetName[]): Facets {
  const counts = noCounts();
  const bits = new Map(chosen.map((name, place) => [name, 2 ** place]));
  let total = 0;
  for (const group of groups) {
    if (group.by === groupKinds.cell && group.misses === 0) total += group.rows;
    for (const [name, value] of valuesOf(group)) {
      if (group.misses !== 0 && group.misses !== bits.get(name)) continue;
      counts[name].set(value, (counts[name].get(value) ?? 0) + group.rows);
    }
  }
  return { total, counts };
}

/** The facet values that all rows of the group have. */
function valuesOf(group: Group): readonly FacetValue[] {
  switch (group.by) {
    case groupKinds.cell:
      return cellValues(group.cell ?? 0);
    case groupKinds.region:
      return regionValues(group.region_code);
    case groupKinds.sdg:
      return sdgValues(group.sdg_bits ?? 0);
    case groupKinds.hub:
      return [['hub', group.hub ?? '']];
    case groupKinds.affair:
      return affairValues(group.affair_bits ?? 0);
    case groupKinds.award:
      return awardValues(group.tops === null ? null : { tops: group.tops, years: group.years ?? [] });
  }
}
