import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { batchRoutes } from './batch.tsx';
import { certificateRoutes } from './certificate.tsx';
import { fileRoutes } from './file.tsx';
import { listRoutes } from './lists.tsx';
import { newRoutes } from './new.tsx';
import { publicRoutes } from './public.tsx';
import { settingsRoutes } from './settings.tsx';

/** Fixed words stand before `:id`. */
export const certificateRoutesInAll: readonly Route<Viewer>[] = [
  ...publicRoutes,
  ...listRoutes,
  ...newRoutes,
  ...settingsRoutes,
  ...batchRoutes,
  ...fileRoutes,
  ...certificateRoutes,
];
