import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { countFacets, type Facets } from './facets.ts';
import { isFiltered, noFilter } from './filter.ts';
import { facetsKey, indexStamp, keptUnder } from './kept.ts';
import { anyInMirror, askMirror, type Searched } from './mirror/answer.ts';
import type { Told } from './mirror/told.ts';
import { CANDIDATES, type CatalogueQuestion, DEEPEST, findPage, type HitRow, PAGE_SIZE } from './page.ts';
import type { Queries } from './query-text.ts';
import { tables } from './schema.ts';
import { baseOf, docsOf, publicScope, type Scope, textOf } from './scope.ts';
import { ownShelf } from './shelf.ts';
import { searchWith, type Tried } from './tries.ts';

export type Answer<Hit> = Tried<{
  readonly hits: readonly Hit[];
  readonly facets: Facets;
  readonly pages: number;
}>;

export type CatalogueAnswer = Answer<HitRow>;

/** An index, and how a page of its hits is read out of PostgreSQL alone. */
export type Index<Hit> = Searched<Hit> & {
  readonly find: (conn: Conn, scope: Scope, question: CatalogueQuestion) => Promise<readonly Hit[]>;
};

const own: Index<HitRow> = {
  shelf: ownShelf,
  hitsOf: async (_conn, told) => told.map(hitOf),
  find: (conn, scope, { sort, page }) => findPage(conn, scope, sort, page),
};

function hitOf({ facts, title, snippet }: Told): HitRow {
  const told = facts as Omit<HitRow, 'title' | 'snippet' | 'movedAt'> & { readonly movedAt: string };
  return { ...told, title, snippet, movedAt: new Date(told.movedAt) };
}

/** Searches the innovations that everyone may see; no other rows are read. */
export function searchCatalogue(conn: Conn, question: CatalogueQuestion): Promise<CatalogueAnswer> {
  return searchIndex(conn, own, question);
}

/** The same over any index that is held in tables of the same columns. */
export async function searchIndex<Hit>(
  conn: Conn,
  index: Index<Hit>,
  question: CatalogueQuestion,
): Promise<Answer<Hit>> {
  const { shelf } = index;
  return searchWith(conn, question.typed, {
    shelf,
    run: async (queries) => {
      const { hits, facets } =
        (await askMirror(conn, index, question, queries)) ?? (await askDatabase(conn, index, question, queries));
      const reach = queries && question.sort === 'relevance' ? CANDIDATES : DEEPEST;
      return { hits, facets, pages: Math.ceil(Math.min(facets.total, reach) / PAGE_SIZE) };
    },
    total: (it) => it.facets.total,
    isWhole: !isFiltered(question.filter),
    any: async (queries) =>
      (await anyInMirror(conn, queries, shelf)) ??
      (await anyIn(conn, publicScope('innovation', queries, noFilter, shelf))),
  });
}

/** Counts and page together; the counts are kept as long as the index stands. */
async function askDatabase<Hit>(
  conn: Conn,
  { shelf, find }: Index<Hit>,
  question: CatalogueQuestion,
  queries: Queries | null,
) {
  const scope = publicScope('innovation', queries, question.filter, shelf);
  const counts = keptFacets(conn, scope, await indexStamp(conn, shelf));
  const [facets, hits] = await Promise.all([counts, find(conn, scope, question)]);
  return { facets, hits };
}

/** The counts of a public scope, kept as long as the index stands. */
export function keptFacets(conn: Conn, scope: Scope, stamp: number): Promise<Facets> {
  return keptUnder(conn, facetsKey(scope.shelf, stamp, scope.queries, scope.filter), () => countFacets(conn, scope));
}

/** Whether the scope has any row with these words, whatever the filter. */
export async function anyIn(conn: Conn, scope: Scope): Promise<boolean> {
  const found = await sql`
    select 1 from ${docsOf(scope)} d where ${baseOf(scope)} and ${textOf(scope.queries)} limit 1`.execute(tables(conn));
  return found.rows.length > 0;
}
