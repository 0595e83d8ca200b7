import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { listRoutes } from './routes/lists.tsx';
import { oneRoutes } from './routes/one.tsx';

/** Lists stand before `:id`, for the first match answers. */
export const questionRoutes: readonly Route<Viewer>[] = [...listRoutes, ...oneRoutes];
