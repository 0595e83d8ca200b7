import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { countFacets, type Facets } from './facets.ts';
import { isFiltered } from './filter.ts';
import { facetsKey, indexStamp, keptUnder } from './kept.ts';
import { anyInMirror, askMirror } from './mirror/answer.ts';
import { CANDIDATES, type CatalogueQuestion, DEEPEST, findPage, type HitRow, PAGE_SIZE } from './page.ts';
import type { Queries } from './query-text.ts';
import { tables } from './schema.ts';
import { baseOf, publicScope, type Scope, textOf } from './scope.ts';
import { searchWith, type Tried } from './tries.ts';

export type CatalogueAnswer = Tried<{
  readonly hits: readonly HitRow[];
  readonly facets: Facets;
  readonly pages: number;
}>;

/** Searches the innovations that everyone may see; no other rows are read. */
export async function searchCatalogue(conn: Conn, question: CatalogueQuestion): Promise<CatalogueAnswer> {
  return searchWith(conn, question.typed, {
    run: async (queries) => {
      const { hits, facets } =
        (await askMirror(conn, question, queries)) ?? (await askDatabase(conn, question, queries));
      const reach = queries && question.sort === 'relevance' ? CANDIDATES : DEEPEST;
      return { hits, facets, pages: Math.ceil(Math.min(facets.total, reach) / PAGE_SIZE) };
    },
    total: (it) => it.facets.total,
    isWhole: !isFiltered(question.filter),
    any: async (queries) =>
      (await anyInMirror(conn, queries)) ?? (await anyIn(conn, publicScope('innovation', queries))),
  });
}

/** Counts and page together; the counts are kept as long as the index stands. */
async function askDatabase(conn: Conn, { filter, sort, page }: CatalogueQuestion, queries: Queries | null) {
  const scope = publicScope('innovation', queries, filter);
  const counts = keptFacets(conn, scope, await indexStamp(conn));
  const [facets, hits] = await Promise.all([counts, findPage(conn, scope, sort, page)]);
  return { facets, hits };
}

/** The counts of a public scope, kept as long as the index stands. */
export function keptFacets(conn: Conn, scope: Scope, stamp: number): Promise<Facets> {
  return keptUnder(conn, facetsKey(stamp, scope.queries, scope.filter), () => countFacets(conn, scope));
}

/** Whether the scope has any row with these words, whatever the filter. */
export async function anyIn(conn: Conn, scope: Scope): Promise<boolean> {
  const found = await sql`
    select 1 from search_doc d where ${baseOf(scope)} and ${textOf(scope.queries)} limit 1`.execute(tables(conn));
  return found.rows.length > 0;
}
