import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { capabilities } from './capabilities.ts';

const pageAt: ReadonlyMap<string, string> = new Map(
  capabilities
    .flatMap((it) => it.routes)
    .filter((it) => it.method === 'get')
    .map((it) => [it.path, it.event]),
);

/** Forms that stand on another page than the one at or above the address they are sent to. */
export const standsOn: Readonly<Record<string, string>> = {
  'registry.innovation.submit': 'registry.innovation.check',
  'registry.innovation.return': 'registry.innovation.decide',
  'registry.import.place': 'registry.import.preview',
  'registry.import.confirm': 'registry.import.preview',
  'competition.entry.return': 'competition.entry.check',
};

/** Pages that only a form leads to, and that have a help of their own. */
export const ledToByForms: readonly string[] = ['competition.bulk.confirm', 'registry.innovation.bulk_confirm'];

/** What a page answers that shows a form again with its errors. */
const AGAIN = [422, 429];

type Asked = Pick<Route<Viewer>, 'method' | 'path' | 'event'>;

/**
 * The event of the page that the reader has before them, which names its help: a form that comes back with its errors is the page on
 * which it was filled in. Null on pages that tell an error, and on most that only a form leads to.
 */
export function helpedBy(route: Asked, status = 200): string | null {
  const again = AGAIN.includes(status);
  if (status >= 400 && !again) return null;
  if (route.method === 'get') return route.event;
  if (ledToByForms.includes(route.event)) return route.event;
  return again ? formPageOf(route) : null;
}

/** `/wawancara/:id/minta-waktu` is sent from `/wawancara/:id`. */
function formPageOf({ path, event }: Asked): string | null {
  const above = path.slice(0, path.lastIndexOf('/'));
  return standsOn[event] ?? pageAt.get(path) ?? pageAt.get(above) ?? null;
}
