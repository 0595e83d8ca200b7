import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { organisedRoutes } from './routes/organised.tsx';
import { partRoutes } from './routes/part.tsx';
import { publicRoutes } from './routes/public.tsx';
import { workRoutes } from './routes/work.tsx';

/** Every page of editions, fixed addresses before those with an id. */
export const editionRoutes: readonly Route<Viewer>[] = [
  ...organisedRoutes,
  ...workRoutes,
  ...partRoutes,
  ...publicRoutes,
];
