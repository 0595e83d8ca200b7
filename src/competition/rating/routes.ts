import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { confirmRoutes } from './routes/confirm.tsx';
import { organisedRoutes } from './routes/organised.tsx';
import { rateRoutes } from './routes/rate.tsx';
import { voidRoutes } from './routes/void.tsx';

export const ratingRoutes: readonly Route<Viewer>[] = [
  ...rateRoutes,
  ...confirmRoutes,
  ...organisedRoutes,
  ...voidRoutes,
];
