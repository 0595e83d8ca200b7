import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { listRoutes } from './routes/list.tsx';
import { searchRoutes } from './routes/search.tsx';
import { startRoutes } from './routes/start.tsx';

/** The registry as anyone sees it, and the search over all that one may see. */
export const catalogueRoutes: readonly Route<Viewer>[] = [...startRoutes, ...listRoutes, ...searchRoutes];

export const catalogueAuditEvents: readonly string[] = catalogueRoutes.map((route) => route.event);
