import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as descentPaths } from './descent/paths.ts';
import { descentEvents, descentRoutes } from './descent/routes.tsx';
import { replicationFigures } from './figures.ts';
import { kitEvents } from './kit/audit-events.ts';
import { kitRoutes } from './kit/routes/all.tsx';
import { matchingEvents } from './matching/audit-events.ts';
import { matchingJobs } from './matching/jobs.ts';
import { matchingNotices } from './matching/notices.ts';
import { paths as matchingPaths } from './matching/paths.ts';
import { matchingRoutes } from './matching/routes.ts';
import { followers } from './matching/rules/followers.ts';
import { needEvents } from './needs/audit-events.ts';
import { needRoutes } from './needs/routes/all.tsx';
import { questionEvents } from './question/audit-events.ts';
import { questionFacts } from './question/events.ts';
import { questionHome } from './question/home.ts';
import { questionNotices } from './question/notices.ts';
import { paths as questionPaths } from './question/paths.ts';
import { questionRoutes } from './question/routes.ts';
import { seedSpread } from './seed/spread.ts';
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
  routes: [...transferRoutes, ...matchingRoutes, ...questionRoutes, ...kitRoutes, ...descentRoutes, ...needRoutes],
  auditEvents: [...transferEvents, ...matchingEvents, ...questionEvents, ...kitEvents, ...descentEvents, ...needEvents],
  facts: [...transferFacts, ...questionFacts],
  jobs: [...matchingJobs],
  notices: [...transferNotices, ...matchingNotices, ...questionNotices],
  menu: [
    {
      text: () => t('replication.menu'),
      href: transferPaths.list.to(),
      visible: (viewer) => isActing(viewer, 'innovator', 'local_admin', 'hub_admin', 'coach', 'planner', 'leader'),
      order: 31,
      group: 'copy',
    },
    {
      text: () => t('descent.menu'),
      href: descentPaths.exchange.to(),
      visible: () => true,
      order: 38,
      group: 'copy',
    },
    {
      text: () => t('matching.menu'),
      href: matchingPaths.unmatched.to(),
      visible: (viewer) => isActing(viewer, ...followers),
      order: 36,
      group: 'copy',
    },
    {
      text: () => t('question.menu'),
      href: questionPaths.own.to(),
      visible: (viewer) => viewer.acting !== null,
      order: 37,
      group: 'copy',
    },
  ],
  home: async (conn, viewer, now) => [
    ...(await transferHome(conn, viewer, now)),
    ...(await questionHome(conn, viewer, now)),
  ],
  seedDemo: async (context) => {
    await seedTransfer(context);
    await seedSpread(context);
  },
  figures: replicationFigures,
  invariants: transferInvariants,
};
