import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { countFacets, type Facets } from './facets.ts';
import { type Filter, noFilter } from './filter.ts';
import { indexStamp, keptUnder } from './kept.ts';
import { CANDIDATES, DEEPEST, findPage, type HitRow, PAGE_SIZE, type Sort } from './page.ts';
import type { Queries } from './query-text.ts';
import { tables } from './schema.ts';
import { baseOf, publicScope, type Scope, textOf } from './scope.ts';
import { searchWith, type Tried } from './tries.ts';

export type CatalogueQuestion = {
  readonly typed: string;
  readonly filter: Filter;
  readonly sort: Sort;
  readonly page: number;
};

export type CatalogueAnswer = Tried<{
  readonly hits: readonly HitRow[];
  readonly facets: Facets;
  readonly pages: number;
}>;

/** Searches the innovations that everyone may see; no other rows are read. */
export async function searchCatalogue(conn: Conn, question: CatalogueQuestion): Promise<CatalogueAnswer> {
  const stamp = await indexStamp(conn);
  return searchWith(conn, question.typed, {
    run: (queries) => answer(conn, { question, queries, stamp }),
    total: (it) => it.facets.total,
    any: (queries) => anyIn(conn, publicScope('innovation', queries)),
  });
}

type Try = { readonly question: CatalogueQuestion; readonly queries: Queries | null; readonly stamp: number };

/** Counts and page together; the counts are kept as long as the index stands. */
async function answer(conn: Conn, { question, queries, stamp }: Try) {
  const { filter, sort, page } = question;
  const scope = publicScope('innovation', queries, filter);
  const counts = keptFacets(conn, scope, stamp);
  const [facets, hits] = await Promise.all([counts, findPage(conn, scope, sort, page)]);
  const reach = queries && sort === 'relevance' ? CANDIDATES : DEEPEST;
  return { hits, facets, pages: Math.ceil(Math.min(facets.total, reach) / PAGE_SIZE) };
}

/** The counts of a public scope, kept as long as the index stands. */
export function keptFacets(conn: Conn, scope: Scope, stamp: number): Promise<Facets> {
  return keptUnder(conn, keyOf(stamp, scope.queries, scope.filter), () => countFacets(conn, scope));
}

/** Whether the scope has any row with these words, whatever the filter. */
export async function anyIn(conn: Conn, scope: Scope): Promise<boolean> {
  const found = await sql`
    select 1 from search_doc d where ${baseOf(scope)} and ${textOf(scope.queries)} limit 1`.execute(tables(conn));
  return found.rows.length > 0;
}

/** Counts of everything public: for the map and the home page. */
export async function publicFacets(conn: Conn): Promise<Facets> {
  const stamp = await indexStamp(conn);
  const scope = publicScope('innovation', null);
  return keptUnder(conn, keyOf(stamp, null, noFilter), () => countFacets(conn, scope));
}

function keyOf(stamp: number, queries: Queries | null, filter: Filter): string {
  return JSON.stringify([stamp, queries?.all ?? null, filter]);
}
