import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { checkEvents } from './check/audit-events.ts';
import { checksBelow } from './check/end.tsx';
import { checkFacts } from './check/events.ts';
import { checkTasks } from './check/home.ts';
import { checkJobs } from './check/jobs.ts';
import { checkNotices } from './check/notices.ts';
import { paths as checkPaths, ITEMS } from './check/paths.ts';
import { checkRoutes } from './check/routes.ts';
import { institutionalisationFigures } from './figures.ts';
import { recordEvents } from './lasting/audit-events.ts';
import { recordFacts } from './lasting/events.ts';
import { homeSection, recordHome } from './lasting/home.ts';
import { recordNotices } from './lasting/notices.ts';
import { paths as recordPaths } from './lasting/paths.ts';
import { recordRoutes } from './lasting/routes.ts';
import { seedInstitutionalisation } from './seed.ts';
import type { ReplicationDoor } from './story/door.ts';
import { paths as storyPaths } from './story/paths.ts';
import { storyEvents, storyRoutes } from './story/routes.tsx';
import { successionEvents } from './succession/events.ts';
import { agreementsAbove } from './succession/head.tsx';
import { successionHome } from './succession/home.ts';
import { successionNotices } from './succession/notices.ts';
import { successionRoutes } from './succession/routes.tsx';
import { paths as survivalPaths } from './survival/paths.ts';
import { survivalEvents, survivalRoutes } from './survival/routes.tsx';

const room: Omit<Capability<Viewer>, 'routes'> = {
  name: 'institutionalisation',
  auditEvents: [...recordEvents, ...successionEvents, ...checkEvents, ...survivalEvents, ...storyEvents],
  facts: [...recordFacts, ...checkFacts],
  jobs: [...checkJobs],
  notices: [...recordNotices, ...successionNotices, ...checkNotices],
  menu: [
    { text: () => t('story.menu'), href: storyPaths.list.to(), visible: () => true, order: 22, group: 'explore' },
    {
      text: () => t('lasting.menu'),
      href: recordPaths.list.to(),
      also: [recordPaths.claims.to()],
      visible: (viewer) => isActing(viewer, 'innovator', 'local_admin', 'hub_admin', 'planner', 'leader'),
      order: 31,
      group: 'last',
    },
    {
      text: () => t('check.menu'),
      href: checkPaths.list.to(),
      also: [ITEMS],
      visible: (viewer) => isActing(viewer, 'innovator', 'local_admin', 'hub_admin', 'planner', 'leader'),
      order: 31.5,
      group: 'last',
    },
    {
      text: () => t('survival.menu'),
      href: survivalPaths.page.to(),
      visible: (viewer) => isActing(viewer, 'local_admin', 'hub_admin', 'planner', 'leader', 'national'),
      order: 33,
      group: 'last',
    },
  ],
  home: async (conn, viewer, now) => {
    const items = [...(await successionHome(conn, viewer, now)), ...(await recordHome(conn, viewer))];
    return homeSection(t('lasting.home.title'), items, t('lasting.home.empty'));
  },
  tasks: checkTasks,
  figures: institutionalisationFigures,
  seedDemo: seedInstitutionalisation,
};

/** What makes innovations last; `replications` tell who copied from whom, for the rooms beside it do. */
export function institutionalisationManifest(replications: readonly ReplicationDoor[]): Capability<Viewer> {
  return {
    ...room,
    routes: [
      ...recordRoutes([agreementsAbove], [checksBelow]),
      ...successionRoutes,
      ...checkRoutes,
      ...survivalRoutes,
      ...storyRoutes(replications),
    ],
  };
}
