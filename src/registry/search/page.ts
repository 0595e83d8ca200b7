import { type RawBuilder, sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { InnovationState } from '../model/states.ts';
import type { Filter } from './filter.ts';
import { SNIPPED, SNIPPET_LENGTH } from './marks.ts';
import { tables } from './schema.ts';
import { docsOf, narrowed, type Scope, textOf } from './scope.ts';
import { titleKey } from './words.ts';

export const PAGE_SIZE = 20;
/** Words that stand everywhere must not rank everything: the best by title, then the newest, up to this many. */
export const CANDIDATES = 400;
/** Nobody leafs further; the rest is found by narrowing the list. */
export const DEEPEST = 10_000;

export const sorts = ['relevance', 'newest', 'title', 'award'] as const;
export type Sort = (typeof sorts)[number];

/** What somebody asks of the public catalogue; page from 1. */
export type CatalogueQuestion = {
  readonly typed: string;
  readonly filter: Filter;
  readonly sort: Sort;
  readonly page: number;
};

export type HitRow = {
  readonly id: InnovationId;
  readonly state: InnovationState;
  readonly isPublic: boolean;
  /** With the words that were looked for between marks. */
  readonly title: string;
  readonly snippet: string;
  readonly institutionName: string | null;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly cell: number;
  readonly affairBits: number;
  /** «Top 45 · 2022», '' for none. */
  readonly awardLabel: string;
  readonly movedAt: Date;
};

const MARKS = 'StartSel=\u0002, StopSel=\u0003';

/** One page of the scope in this order; `relevance` needs words, and is `newest` without. */
export async function findPage(conn: Conn, scope: Scope, sort: Sort, page: number): Promise<readonly HitRow[]> {
  const window = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const picked =
    scope.queries && sort === 'relevance'
      ? sql`${rankedIds(scope)} limit ${window.limit} offset ${window.offset}`
      : ordered(scope, sort, window);
  const found = await sql<HitRow>`
    with picked as (${picked})
    select d.innovation_id as id, d.state, d.is_public as "isPublic", ${titleOf(scope)} as title,
      ${snippetOf(scope)} as snippet, i.name as "institutionName", u.name as "unitName",
      d.region_code as "regionCode", r.name as "regionName", d.cell, d.affair_bits as "affairBits",
      d.award_label as "awardLabel", d.moved_at as "movedAt"
    from picked join ${docsOf(scope)} d on d.id = picked.id
    left join institution i on i.id = d.institution_id left join unit u on u.id = d.unit_id
    left join region r on r.code = d.region_code
    order by picked.place`.execute(tables(conn));
  return found.rows;
}

/** Where a walk through the newest goes on: behind this row, whatever comes in before it meanwhile. */
export type Place = { readonly movedAtMicros: number; readonly docId: number };
export type Window = { readonly limit: number; readonly offset: number; readonly after?: Place | null };

export type PlacedId = Place & { readonly id: InnovationId };

/** The ids of one stretch of the scope in this order, each with its place; `after` goes with the order `newest` alone. */
export async function findIds(conn: Conn, scope: Scope, sort: Sort, window: Window): Promise<readonly PlacedId[]> {
  const picked =
    scope.queries && sort === 'relevance'
      ? sql`${rankedIds(scope)} limit ${window.limit} offset ${window.offset}`
      : ordered(scope, sort, window);
  const found = await sql<PlacedId>`
    with picked as (${picked})
    select d.innovation_id as id, d.id as "docId", (extract(epoch from d.moved_at) * 1000000)::bigint as "movedAtMicros"
    from picked join ${docsOf(scope)} d on d.id = picked.id order by picked.place`.execute(tables(conn));
  return found.rows;
}

/** The ids of the docs of one page in this order. */
export async function findDocs(
  conn: Conn,
  scope: Scope,
  { sort, page }: Pick<CatalogueQuestion, 'sort' | 'page'>,
): Promise<readonly number[]> {
  const window = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const picked =
    scope.queries && sort === 'relevance'
      ? sql`${rankedIds(scope)} limit ${window.limit} offset ${window.offset}`
      : ordered(scope, sort, window);
  const found = await sql<{ id: number }>`with picked as (${picked}) select id from picked order by place`.execute(
    tables(conn),
  );
  return found.rows.map((row) => row.id);
}

export const orders: Readonly<Record<Sort, RawBuilder<unknown>>> = {
  relevance: sql`d.moved_at desc, d.id desc`,
  newest: sql`d.moved_at desc, d.id desc`,
  title: sql`d.title_key, d.id`,
  award: sql`d.award_year desc nulls last, d.moved_at desc, d.id desc`,
};

/**
 * `offset 0` keeps the planner from walking down the index of the order and unpacking text after text until it has
 * found enough: a rare word would take a second.
 */
const fence = sql`offset 0`;

function ordered(scope: Scope, sort: Sort, { limit, offset, after }: Window): RawBuilder<unknown> {
  const hits = scope.queries
    ? sql`(select * from ${docsOf(scope)} d where ${narrowed(scope)} and ${textOf(scope.queries)} ${fence})`
    : docsOf(scope);
  return sql`select d.id, row_number() over (order by ${orders[sort]}) as place
    from ${hits} d where ${scope.queries ? sql`true` : narrowed(scope)} and ${after ? behind(after) : sql`true`}
    order by ${orders[sort]} limit ${limit} offset ${offset}`;
}

function behind({ movedAtMicros, docId }: Place): RawBuilder<unknown> {
  return sql`(d.moved_at, d.id) < (timestamptz 'epoch' + ${movedAtMicros}::bigint * interval '1 microsecond', ${docId}::bigint)`;
}

/** Ids and places of the best rows: first by words in the title, then the newest of those that have them in the text alone; ranked whole up to a bound. */
export function rankedIds(scope: Scope): RawBuilder<unknown> {
  const { any, text } = wordsOf(scope);
  // Whether words follow each other is looked up in each text: once is enough.
  const matches = scope.queries?.phrased ? sql`d.id in (select id from matched)` : textOf(scope.queries);
  return sql`
    with matched as (
      select d.id from ${docsOf(scope)} d where ${narrowed(scope)} and ${textOf(scope.queries)}),
    titled as materialized (
      select d.id, ts_rank(d.title_words, ${any}) as rank, d.moved_at from ${docsOf(scope)} d
      where ${narrowed(scope)} and d.title_words @@ ${any} and ${matches}
      order by rank desc, d.moved_at desc limit ${sql.lit(CANDIDATES)}),
    rest as (
      select d.id from (
        select d.id, d.moved_at from ${docsOf(scope)} d
        where ${narrowed(scope)} and ${matches} and not d.title_words @@ ${any} ${fence}) as d
      order by d.moved_at desc limit greatest(0, ${sql.lit(CANDIDATES)} - (select count(*) from titled))),
    best as (
      select d.id, d.title_key = ${text} as same, ts_rank(d.text_words, ${any}, 1) as rank, d.moved_at
      from (select id from titled union all select id from rest) as candidate join ${docsOf(scope)} d on d.id = candidate.id)
    select id, row_number() over (order by same desc, rank desc, moved_at desc, id desc) as place
    from best order by place`;
}

function wordsOf(scope: Scope) {
  return { any: sql`${scope.queries?.any ?? ''}::tsquery`, text: titleKey(scope.queries?.text ?? '') };
}

const unmarked = (text: RawBuilder<unknown>) => sql`translate(${text}, E'\\u0002\\u0003', '')`;

export function titleOf(scope: Scope): RawBuilder<unknown> {
  if (!scope.queries) return sql`d.title`;
  return sql`ts_headline('indonesian', ${unmarked(sql`d.title`)}, ${wordsOf(scope).any}, ${`HighlightAll=true, ${MARKS}`})`;
}

export function snippetOf(scope: Scope): RawBuilder<unknown> {
  if (!scope.queries) return sql`left(d.summary, ${sql.lit(SNIPPET_LENGTH)})`;
  const text = sql`left(rtrim(d.summary || ' ' || d.body), ${sql.lit(SNIPPED)})`;
  return sql`ts_headline('indonesian', ${unmarked(text)}, ${wordsOf(scope).any}, ${`MaxWords=32, MinWords=16, ${MARKS}`})`;
}
