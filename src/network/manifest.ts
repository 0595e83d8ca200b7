import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { feedEvents, feedRoutes } from './feed/routes.ts';
import { publicationJobs, seedPublication } from './publication/jobs.ts';

/** Each room plugs in what it has. */
export const manifest: Capability<Viewer> = {
  name: 'network',
  routes: [...feedRoutes],
  auditEvents: [...feedEvents],
  facts: [],
  jobs: [...publicationJobs],
  notices: [],
  seed: seedPublication,
};
