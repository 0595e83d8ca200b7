import type { Conn } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Viewer } from '../model.ts';
import { savedViewsFor } from './queries.ts';
import type { SavedViewsProps } from './views/saved-views.tsx';

type Shown = { readonly list: string; readonly query: Readonly<Record<string, string | undefined>> };

/** What a list shows of its saved views, with the filter that it shows now as its address carries it. */
export async function savedViewsShown(
  conn: Conn,
  viewer: Viewer,
  { list, query }: Shown,
  now: Date,
): Promise<SavedViewsProps> {
  const filled = Object.entries(query).filter((it): it is [string, string] => Boolean(it[1]));
  return {
    list,
    query: new URLSearchParams(filled).toString(),
    views: await savedViewsFor(conn, viewer, list),
    reader: viewer.person?.id ?? null,
    newId: newId<'SavedViewId'>(now.getTime()),
  };
}
