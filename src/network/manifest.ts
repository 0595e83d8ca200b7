import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { commitmentFacts } from './commitment/events.ts';
import { commitmentHome } from './commitment/home.ts';
import { commitmentInvariants } from './commitment/invariants.ts';
import { commitmentJobs } from './commitment/jobs.ts';
import { commitmentNotices } from './commitment/notices.ts';
import { paths as memberPaths } from './commitment/paths.ts';
import { commitmentEvents, commitmentRoutes } from './commitment/routes.ts';
import { giving } from './giving.ts';
import type { Figures } from './hub/door.ts';
import { paths as hubPaths } from './hub/paths.ts';
import { hubEvents, hubRoutes } from './hub/routes.ts';
import { publicationJobs, seedPublication } from './publication/jobs.ts';
import { seedNetwork } from './seed.ts';
import { taking } from './taking.ts';

const room: Omit<Capability<Viewer>, 'routes'> = {
  name: 'network',
  auditEvents: [...giving.auditEvents, ...commitmentEvents, ...hubEvents, ...taking.auditEvents],
  facts: [...commitmentFacts, ...taking.facts],
  jobs: [...publicationJobs, ...commitmentJobs, ...taking.jobs],
  notices: [...commitmentNotices, ...taking.notices],
  menu: [
    { text: () => t('hub.menu'), href: hubPaths.page.to(), visible: () => true, order: 24, group: 'explore' },
    {
      text: () => t('commitment.menu'),
      href: memberPaths.list.to(),
      visible: (viewer) => isActing(viewer, 'local_admin', 'hub_admin', 'leader', 'planner', 'national'),
      order: 71,
      group: 'run',
    },
    ...taking.menu,
  ],
  home: async (conn, viewer, now) => [
    ...(await commitmentHome(conn, viewer, now)),
    ...(await taking.home(conn, viewer)),
  ],
  warm: taking.warm,
  seed: seedPublication,
  seedDemo: seedNetwork,
  invariants: async (conn) => [...(await commitmentInvariants(conn)), ...(await taking.invariants(conn))],
};

/** Each room plugs in what it has; `figures` are what those beside and above count. */
export function networkManifest({ figures }: { readonly figures: Figures }): Capability<Viewer> {
  return { ...room, routes: [...giving.routes, ...commitmentRoutes, ...hubRoutes(figures), ...taking.routes] };
}
