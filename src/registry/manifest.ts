import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { innovationVerbs } from './actions/trace.ts';
import { coreFacts } from './events.ts';
import { routes } from './routes.tsx';

export const manifest: Capability<Viewer> = {
  name: 'registry',
  routes,
  auditEvents: innovationVerbs.map((verb) => `registry.innovation.${verb}`),
  facts: coreFacts,
  jobs: [],
  notices: [],
};
