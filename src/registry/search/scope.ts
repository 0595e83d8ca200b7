import { type RawBuilder, sql } from 'kysely';
import { nobody, type Viewer } from '#identity/index.ts';
import type { DocKind } from '../model/doc.ts';
import { allOf, type Condition, conditionsOf } from './conditions.ts';
import { type Filter, noFilter } from './filter.ts';
import type { Queries } from './query-text.ts';
import { ownShelf, type Shelf } from './shelf.ts';
import { visibleDocs } from './visible.ts';

/** Which rows a search goes over: what the viewer may see, of one kind, with these words, narrowed by the filter. */
export type Scope = {
  readonly viewer: Viewer;
  /** Null for both. */
  readonly kind: DocKind | null;
  readonly queries: Queries | null;
  readonly filter: Filter;
  readonly shelf: Shelf;
};

export function publicScope(
  kind: DocKind,
  queries: Queries | null,
  filter: Filter = noFilter,
  shelf: Shelf = ownShelf,
): Scope {
  return { viewer: nobody, kind, queries, filter, shelf };
}

/** The docs of the scope as a table. */
export const docsOf = ({ shelf }: Pick<Scope, 'shelf'>): RawBuilder<unknown> => sql`${sql.table(shelf.docs)}`;

/** Kind and visibility: what holds for every row of the scope, whatever its words. */
export function baseOf(scope: Scope): Condition {
  const visible = visibleDocs(scope.viewer);
  return scope.kind ? sql`d.kind = ${sql.lit(scope.kind)} and ${visible}` : visible;
}

export function textOf(queries: Queries | null): Condition {
  return queries ? sql`d.text_words @@ ${queries.all}::tsquery` : sql`true`;
}

export function narrowed(scope: Scope): Condition {
  return allOf([baseOf(scope), ...conditionsOf(scope.filter).map(([, condition]) => condition)]);
}
