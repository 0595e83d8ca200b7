import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { DocKind } from '../model/doc.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import type { InnovationState, ProblemState } from '../model/states.ts';
import { anyIn } from './catalogue-search.ts';
import { noFilter } from './filter.ts';
import { CANDIDATES, PAGE_SIZE, rankedIds, snippetOf, titleOf } from './page.ts';
import type { Queries } from './query-text.ts';
import { tables } from './schema.ts';
import { baseOf, type Scope, textOf } from './scope.ts';
import { ownShelf } from './shelf.ts';
import { searchWith, type Tried } from './tries.ts';

export type Found = {
  /** With the words that were looked for between marks. */
  readonly title: string;
  readonly snippet: string;
  readonly isPublic: boolean;
  readonly institutionName: string | null;
  readonly unitName: string | null;
  readonly movedAt: Date;
} & (
  | { readonly kind: 'innovation'; readonly id: InnovationId; readonly state: InnovationState }
  | { readonly kind: 'problem'; readonly id: ProblemId; readonly state: ProblemState }
);

export type AllAnswer = Tried<{
  readonly hits: readonly Found[];
  readonly totals: Readonly<Record<DocKind, number>>;
  readonly pages: number;
}>;

export type AllQuestion = { readonly typed: string; readonly kind: DocKind | null; readonly page: number };

/** Searches everything that the viewer may see: published or in work, innovations and problems. */
export async function searchAll(conn: Conn, viewer: Viewer, { typed, kind, page }: AllQuestion): Promise<AllAnswer> {
  const scopeOf = (queries: Queries | null): Scope => ({ viewer, kind, queries, filter: noFilter, shelf: ownShelf });
  return searchWith(conn, typed, {
    run: async (queries) => {
      if (!queries) return { hits: [], totals: { innovation: 0, problem: 0 }, pages: 0 };
      const [totals, hits] = await Promise.all([
        countSubjects(conn, { ...scopeOf(queries), kind: null }),
        findThings(conn, scopeOf(queries), page),
      ]);
      const total = kind ? totals[kind] : totals.innovation + totals.problem;
      return { hits, totals, pages: Math.ceil(Math.min(total, CANDIDATES) / PAGE_SIZE) };
    },
    total: ({ totals }) => totals.innovation + totals.problem,
    any: (queries) => anyIn(conn, scopeOf(queries)),
  });
}

/** A record with a version in work has two rows and counts once. */
async function countSubjects(conn: Conn, scope: Scope): Promise<Record<DocKind, number>> {
  const found = await sql<Record<DocKind, number>>`
    select count(distinct d.innovation_id) as innovation, count(distinct d.problem_id) as problem
    from search_doc d where ${baseOf(scope)} and ${textOf(scope.queries)}`.execute(tables(conn));
  return found.rows[0] ?? { innovation: 0, problem: 0 };
}

async function findThings(conn: Conn, scope: Scope, page: number): Promise<readonly Found[]> {
  const found = await sql<Found>`
    with ranked as (${rankedIds(scope)}),
    once as (
      select distinct on (coalesce(d.innovation_id, d.problem_id)) d.id, ranked.place
      from ranked join search_doc d on d.id = ranked.id
      order by coalesce(d.innovation_id, d.problem_id), ranked.place),
    picked as (select id, place from once order by place limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE})
    select d.kind, coalesce(d.innovation_id, d.problem_id) as id, d.state, d.is_public as "isPublic",
      ${titleOf(scope)} as title, ${snippetOf(scope)} as snippet, i.name as "institutionName", u.name as "unitName",
      d.moved_at as "movedAt"
    from picked join search_doc d on d.id = picked.id
    left join institution i on i.id = d.institution_id left join unit u on u.id = d.unit_id
    order by picked.place`.execute(tables(conn));
  return found.rows;
}
