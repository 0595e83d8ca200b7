import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';

/** Each room plugs in what it has. */
export const manifest: Capability<Viewer> = {
  name: 'network',
  routes: [],
  auditEvents: [],
  facts: [],
  jobs: [],
  notices: [],
};
