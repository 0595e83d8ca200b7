import { type RawBuilder, sql } from 'kysely';

const counting = (code: RawBuilder<unknown>) => sql`(split_part(${code}, '.', 1)
  || case when split_part(${code}, '.', 2) = '' then '' else '.' || split_part(${code}, '.', 2) end)`;

/** How many different regions the copies of a group are in, as `differentRegions` counts them; of two columns with region codes. */
export function countDifferentRegions(copy: RawBuilder<unknown>, origin: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`count(distinct ${counting(copy)}) filter (
    where ${copy} is not null and ${counting(copy)} is distinct from ${counting(origin)})`;
}
