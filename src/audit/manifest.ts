import type { Capability } from '#platform/capability.ts';

/** Audit stands below identity and knows no viewer: its pages are shown by those above. */
export const manifest: Capability<unknown> = {
  name: 'audit',
  routes: [],
  auditEvents: [],
  facts: [],
  jobs: [],
  notices: [],
};
