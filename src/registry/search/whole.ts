import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { DocKind } from '../model/doc.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import type { InnovationState, ProblemState } from '../model/states.ts';
import { anyIn } from './catalogue-search.ts';
import { type Filter, noFilter } from './filter.ts';
import { CANDIDATES, orders, rankedIds, type Sort } from './page.ts';
import { tables } from './schema.ts';
import { baseOf, docsOf, narrowed, publicScope, type Scope, textOf } from './scope.ts';
import { ownShelf, type Shelf } from './shelf.ts';
import { searchWith } from './tries.ts';

/** A public record as a list in a file tells it: whole, without the marks of what was looked for. */
export type WholeHit = {
  readonly id: InnovationId;
  readonly title: string;
  readonly summary: string;
  readonly institutionName: string | null;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly cell: number;
  readonly affairBits: number;
  readonly sdgBits: number;
  /** «Top 45 · 2022», '' for none. */
  readonly awardLabel: string;
  readonly movedAt: Date;
};

/** What was looked for in the end, and how many there are. */
type Question = { readonly typed: string; readonly filter: Filter; readonly sort: Sort };

/** The scope that the list's page shows for this question, words mended as there. */
export async function wholeScope(
  conn: Conn,
  { typed, filter }: Pick<Question, 'typed' | 'filter'>,
  shelf: Shelf = ownShelf,
): Promise<Scope> {
  const found = await searchWith(conn, typed, {
    shelf,
    run: async (queries) => {
      const scope = publicScope('innovation', queries, filter, shelf);
      return { scope, total: await countOf(conn, scope) };
    },
    total: ({ total }) => total,
    any: (queries) => anyIn(conn, publicScope('innovation', queries, noFilter, shelf)),
  });
  return found.scope;
}

async function countOf(conn: Conn, scope: Scope): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from ${docsOf(scope)} d where ${narrowed(scope)} and ${textOf(scope.queries)}`.execute(
    tables(conn),
  );
  return found.rows[0]?.n ?? 0;
}

/**
 * All records of the scope as they come. Ranked by words, no more than the bound of the ranking would come: beyond it
 * the newest stand first, for a file that leaves out what the page counts would be worse than one in another order.
 */
export async function* allHits(conn: Conn, scope: Scope, sort: Sort): AsyncGenerator<readonly WholeHit[]> {
  const isRanked = scope.queries !== null && sort === 'relevance' && (await countOf(conn, scope)) <= CANDIDATES;
  const columns = sql`d.innovation_id as id, d.title, d.summary, i.name as "institutionName", u.name as "unitName",
    d.region_code as "regionCode", d.cell, d.affair_bits as "affairBits", d.sdg_bits as "sdgBits",
    d.award_label as "awardLabel", d.moved_at as "movedAt"`;
  const places = sql`left join institution i on i.id = d.institution_id left join unit u on u.id = d.unit_id`;
  const query = isRanked
    ? sql`with ranked as (${rankedIds(scope)}) select ${columns} from ranked join search_doc d on d.id = ranked.id
        ${places} order by ranked.place`
    : sql`select ${columns} from search_doc d ${places} where ${narrowed(scope)} and ${textOf(scope.queries)}
        order by ${orders[sort]}`;
  yield* inBatches<WholeHit>(conn, compiled<WholeHit>(conn, query));
}

function compiled<Row>(conn: Conn, query: RawBuilder<unknown>) {
  return { compile: () => (query as RawBuilder<Row>).compile(tables(conn)) };
}

/** Something that the viewer may see, published or in work. */
export type WholeFound = {
  readonly title: string;
  readonly isPublic: boolean;
  readonly institutionName: string | null;
  readonly unitName: string | null;
  readonly movedAt: Date;
} & (
  | { readonly kind: 'innovation'; readonly id: InnovationId; readonly state: InnovationState }
  | { readonly kind: 'problem'; readonly id: ProblemId; readonly state: ProblemState }
);

type Everything = { readonly typed: string; readonly kind: DocKind | null };

/** All that the search over everything finds, best first, each thing once; as many as its pages show. */
export async function* allFound(
  conn: Conn,
  viewer: Viewer,
  { typed, kind }: Everything,
): AsyncGenerator<readonly WholeFound[]> {
  const scopeOf = (queries: Scope['queries']): Scope => ({ viewer, kind, queries, filter: noFilter, shelf: ownShelf });
  const { scope } = await searchWith(conn, typed, {
    run: async (queries) => ({ scope: scopeOf(queries), total: queries ? await countOf(conn, scopeOf(queries)) : 0 }),
    total: ({ total }) => total,
    any: (queries) => anyIn(conn, scopeOf(queries)),
  });
  if (!scope.queries) return;
  yield* inBatches<WholeFound>(conn, compiled<WholeFound>(conn, foundOnce(scope)));
}

function foundOnce(scope: Scope): RawBuilder<unknown> {
  return sql`
    with ranked as (${rankedIds(scope)}),
    once as (
      select distinct on (coalesce(d.innovation_id, d.problem_id)) d.id, ranked.place
      from ranked join search_doc d on d.id = ranked.id
      order by coalesce(d.innovation_id, d.problem_id), ranked.place)
    select d.kind, coalesce(d.innovation_id, d.problem_id) as id, d.state, d.is_public as "isPublic", d.title,
      i.name as "institutionName", u.name as "unitName", d.moved_at as "movedAt"
    from once join search_doc d on d.id = once.id
    left join institution i on i.id = d.institution_id left join unit u on u.id = d.unit_id
    where ${baseOf(scope)} order by once.place`;
}

/** Which docs of the scope there are, as a part of a larger question, and the order in which its list shows them. */
export function docsWithin(
  scope: Scope,
  sort: Sort,
): { readonly where: RawBuilder<unknown>; readonly order: RawBuilder<unknown> } {
  return { where: sql`${narrowed(scope)} and ${textOf(scope.queries)}`, order: orders[sort] };
}
