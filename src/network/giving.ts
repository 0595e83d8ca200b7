import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { feedEvents, feedRoutes } from './feed/routes.ts';
import { oaiEvents, oaiRoutes } from './oai/routes.ts';

/** What the hub publishes: the rooms that give, as the manifest plugs them in. */
export const giving: { readonly routes: readonly Route<Viewer>[]; readonly auditEvents: readonly string[] } = {
  routes: [...feedRoutes, ...oaiRoutes],
  auditEvents: [...feedEvents, ...oaiEvents],
};
