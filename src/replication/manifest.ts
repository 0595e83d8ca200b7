import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { transferEvents } from './transfer/audit-events.ts';
import { transferFacts } from './transfer/events.ts';
import { transferHome } from './transfer/home.ts';
import { transferInvariants } from './transfer/invariants.ts';
import { transferNotices } from './transfer/notices.ts';
import { paths as transferPaths } from './transfer/paths.ts';
import { transferRoutes } from './transfer/routes.ts';
import { seedTransfer } from './transfer/seed.ts';

/** Each room plugs in what it has. */
export const manifest: Capability<Viewer> = {
  name: 'replication',
  routes: [...transferRoutes],
  auditEvents: [...transferEvents],
  facts: [...transferFacts],
  jobs: [],
  notices: [...transferNotices],
  menu: [
    {
      text: () => t('replication.menu'),
      href: transferPaths.list.to(),
      visible: (viewer) => isActing(viewer, 'innovator', 'local_admin', 'hub_admin', 'coach', 'planner', 'leader'),
      order: 31,
    },
  ],
  home: async (conn, viewer, now) => [...(await transferHome(conn, viewer, now))],
  seedDemo: async (context) => {
    await seedTransfer(context);
  },
  invariants: async (conn) => [...(await transferInvariants(conn))],
};
