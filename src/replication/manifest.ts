import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';

/** Each room below plugs in what it has. */
export const manifest: Capability<Viewer> = {
  name: 'replication',
  routes: [],
  auditEvents: [],
  facts: [],
  jobs: [],
  notices: [],
  owedNotices: [],
  menu: [],
  home: async () => [],
  tasks: async () => [],
  invariants: async () => [],
  seedDemo: async () => {},
};
