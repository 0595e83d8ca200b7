import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { DocKind } from '../../model/doc.ts';
import type { InnovationId, ProblemId } from '../../model/ids.ts';
import type { Filter } from '../../search/filter.ts';
import { indexStamp, keptUnder } from '../../search/kept.ts';
import { lexemesOf } from '../../search/lexemes.ts';
import { parseQuery, queriesOf } from '../../search/query-text.ts';
import { tables } from '../../search/schema.ts';
import { narrowed, publicScope, textOf } from '../../search/scope.ts';

/**
 * The state of everything public: a number that grows with every change, and when this process first saw it. A change
 * is never older than that, so the moment can stand for the time of the last change.
 */
export async function publicState(
  conn: Conn,
  now: Date,
): Promise<{ readonly stamp: number; readonly changedAt: Date }> {
  const stamp = await indexStamp(conn);
  return { stamp, changedAt: await keptUnder(conn, `feeds.seen:${stamp}`, async () => now) };
}

export type FeedRow = {
  readonly id: InnovationId;
  readonly title: string;
  readonly summary: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly movedAt: Date;
  readonly publishedAt: Date;
};

const MOST_ENTRIES = 50;

/** The newest public records with these words in this filter, newest change first. */
export async function newestRecords(conn: Conn, typed: string, filter: Filter): Promise<readonly FeedRow[]> {
  const query = parseQuery(typed);
  const known = new Map((await lexemesOf(conn, query.words)).map((it) => [it.word, it.lexeme]));
  const queries = queriesOf(query, (word) => known.get(word) ?? word);
  const scope = publicScope('innovation', queries, filter);
  // `offset 0`: a rare word is looked up, not searched for along the order (see search/page.ts).
  const hits = queries
    ? sql`(select * from search_doc d where ${narrowed(scope)} and ${textOf(queries)} offset 0) as d`
    : sql`search_doc d where ${narrowed(scope)}`;
  const found = await sql<FeedRow>`
    with newest as (select d.* from ${hits} order by d.moved_at desc, d.id desc limit ${MOST_ENTRIES})
    select d.innovation_id as id, d.title, d.summary, n.name as "institutionName", u.name as "unitName",
      d.moved_at as "movedAt", i.published_at as "publishedAt"
    from newest d join innovation i on i.id = d.innovation_id
    join institution n on n.id = i.institution_id left join unit u on u.id = i.unit_id
    order by d.moved_at desc, d.id desc`.execute(tables(conn));
  return found.rows;
}

export type SitemapEntry = {
  readonly id: InnovationId | ProblemId;
  readonly title: string;
  readonly movedAt: Date;
};

/** Most addresses in one sitemap (sitemaps.org protocol). */
export const SITEMAP_SIZE = 50_000;

const idColumn = { innovation: sql.ref('innovation_id'), problem: sql.ref('problem_id') } as const;

/** The first id of each part of at most `size` public things of a kind, in their order. */
export async function partStarts(
  conn: Conn,
  kind: DocKind,
  size: number = SITEMAP_SIZE,
): Promise<readonly (InnovationId | ProblemId)[]> {
  const id = idColumn[kind];
  const found = await sql<{ id: InnovationId | ProblemId }>`
    select id from (select ${id} as id, row_number() over (order by ${id}) as place
      from search_doc where kind = ${kind} and is_public) as numbered
    where place % ${size}::integer = 1 or ${size}::integer = 1 order by id`.execute(tables(conn));
  return found.rows.map((row) => row.id);
}

/** Public things of a kind from this id on; `after` leaves the id itself out. */
export async function sitemapRows(
  conn: Conn,
  kind: DocKind,
  from: { readonly id: string; readonly after: boolean },
  limit: number,
): Promise<readonly SitemapEntry[]> {
  const id = idColumn[kind];
  const found = await sql<SitemapEntry>`
    select ${id} as id, title, moved_at as "movedAt" from search_doc
    where kind = ${kind} and is_public and ${id} ${from.after ? sql`>` : sql`>=`} ${from.id}::uuid
    order by ${id} limit ${limit}`.execute(tables(conn));
  return found.rows;
}
