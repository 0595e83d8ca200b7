import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { coreAuditEvents } from './audit-events.ts';
import { coreFacts } from './events.ts';
import { registryHome } from './home.ts';
import { registryInvariants } from './invariants.ts';
import { noticeKinds } from './notices.ts';
import { routes } from './routes.tsx';
import { seedRecords } from './seed.ts';

export const manifest: Capability<Viewer> = {
  name: 'registry',
  routes,
  auditEvents: coreAuditEvents,
  facts: coreFacts,
  jobs: [],
  notices: noticeKinds,
  home: registryHome,
  invariants: registryInvariants,
  seedDemo: async (context) => {
    await seedRecords(context);
  },
};
