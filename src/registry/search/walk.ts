import type { Conn } from '#platform/db.ts';
import { anyIn, keptFacets } from './catalogue-search.ts';
import type { Facets } from './facets.ts';
import type { Filter } from './filter.ts';
import { indexStamp } from './kept.ts';
import { findIds, type PlacedId, type Sort, type Window } from './page.ts';
import { publicScope } from './scope.ts';
import { searchWith, type Tried } from './tries.ts';

export type Walk = {
  readonly typed: string;
  readonly filter: Filter;
  readonly sort: Sort;
  readonly window: Window;
};

export type Walked = Tried<{ readonly hits: readonly PlacedId[]; readonly facets: Facets }>;

/** The public catalogue as a program goes through it: found and counted as on the list page, stretch by stretch. */
export async function walkCatalogue(conn: Conn, { typed, filter, sort, window }: Walk): Promise<Walked> {
  const stamp = await indexStamp(conn);
  return searchWith(conn, typed, {
    run: async (queries) => {
      const scope = publicScope('innovation', queries, filter);
      const [facets, hits] = await Promise.all([keptFacets(conn, scope, stamp), findIds(conn, scope, sort, window)]);
      return { hits, facets };
    },
    total: ({ facets }) => facets.total,
    any: (queries) => anyIn(conn, publicScope('innovation', queries)),
  });
}
