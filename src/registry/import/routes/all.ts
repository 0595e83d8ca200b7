import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { columnsRoutes } from './columns.tsx';
import { listRoutes } from './list.tsx';
import { previewRoutes } from './preview.tsx';
import { runRoutes } from './run.tsx';

/** Every route of the import; fixed words stand before `:id`. */
export const importRoutes: readonly Route<Viewer>[] = [...listRoutes, ...columnsRoutes, ...previewRoutes, ...runRoutes];
