import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { tokenEvents } from './tokens/events.ts';
import { tokenRoutes } from './tokens/routes.tsx';

export const manifest: Capability<Viewer> = {
  name: 'integration',
  routes: [...tokenRoutes],
  auditEvents: [...tokenEvents],
  facts: [],
  jobs: [],
  notices: [],
};
