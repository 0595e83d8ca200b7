import type { Conn } from '#platform/db.ts';
import type { RegionFactName, RegionFacts } from '../model/region-fact.ts';
import { tables } from '../schema.ts';

/** What is known of each region, by its code; one statement. */
export async function factsByRegion(conn: Conn): Promise<ReadonlyMap<string, RegionFacts>> {
  const rows = await tables(conn)
    .selectFrom('region_fact')
    .select(['region_code as code', 'fact', 'value', 'year', 'source'])
    .orderBy('region_code')
    .execute();
  const byCode = Map.groupBy(rows, (row) => row.code);
  return new Map(
    [...byCode].map(([code, own]) => [
      code,
      Object.fromEntries(own.map(({ fact, value, year, source }) => [fact, { value, year, source }])) as Partial<
        Record<RegionFactName, { value: number; year: number; source: string }>
      >,
    ]),
  );
}
