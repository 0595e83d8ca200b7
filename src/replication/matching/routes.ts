import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { listRoutes } from './routes/lists.tsx';
import { matchRoutes } from './routes/match.tsx';
import { regionRoutes } from './routes/regions.tsx';
import { weightRoutes } from './routes/weights.tsx';

export const matchingRoutes: readonly Route<Viewer>[] = [
  ...listRoutes,
  ...regionRoutes,
  ...weightRoutes,
  ...matchRoutes,
];
