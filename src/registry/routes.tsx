import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';

/** Every route of the registry; fixed words stand before `:id`, for the first match answers. */
export const routes: readonly Route<Viewer>[] = [];
