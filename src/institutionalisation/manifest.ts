import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';

export const manifest: Capability<Viewer> = {
  name: 'institutionalisation',
  routes: [],
  auditEvents: [],
  facts: [],
  jobs: [],
  notices: [],
};
