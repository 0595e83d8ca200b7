import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { capabilities } from './capabilities.ts';

const pageAt: ReadonlyMap<string, string> = new Map(
  capabilities
    .flatMap((it) => it.routes)
    .filter((it) => it.method === 'get')
    .map((it) => [it.path, it.event]),
);

/**
 * The event of the page that the reader has before them, which names its help: a form that comes back with its errors is the page on
 * which it was filled in. Null on pages that tell an error, and on those that only a form leads to.
 */
export function helpedBy(route: Pick<Route<Viewer>, 'method' | 'path' | 'event'>, status = 200): string | null {
  if (status >= 400 && status !== 422) return null;
  if (route.method === 'get') return route.event;
  return status === 422 ? (pageAt.get(route.path) ?? null) : null;
}
