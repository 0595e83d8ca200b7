import type { Viewer } from '#identity/index.ts';
import { type Answer, type Page, show, type Visit } from '#platform/http/route.ts';

const SHORT = 'public, max-age=60';

/**
 * A page that everyone may read. It may be kept for a minute when it was made for nobody in particular; the kernel adds
 * `Vary: Cookie`, so that a reader who signs in or takes another language gets a page of one's own.
 */
export function publicPage(visit: Visit<Viewer>, page: Page): Answer {
  const isForAll = visit.viewer.person === null && visit.flash === null;
  return show(isForAll ? { ...page, headers: { 'cache-control': SHORT, ...page.headers } } : page);
}
