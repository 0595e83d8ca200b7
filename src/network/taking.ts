import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability, HomeSection, InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { keepMirror } from '#registry/index.ts';
import { acrossJobs } from './across/jobs.ts';
import { acrossNotices } from './across/notices.ts';
import { paths as acrossPaths } from './across/paths.ts';
import { acrossEvents, acrossRoutes } from './across/routes.ts';
import { acrossRoles } from './across/rules.ts';
import { harvestEvents } from './harvest/audit-events.ts';
import { harvestJobs } from './harvest/jobs.ts';
import { harvestRoutes } from './harvest/routes.tsx';
import { networkShelf } from './harvest/shelf.ts';
import { nationalJobs } from './national/own.ts';
import { paths as nationalPaths } from './national/paths.ts';
import { nationalEvents, nationalRoutes } from './national/routes.tsx';
import { pairHome } from './pair/home.ts';
import { pairJobs } from './pair/jobs.ts';
import { paths as pairPaths } from './pair/paths.ts';
import { pairEvents, pairRoutes } from './pair/routes.ts';
import { peerEvents } from './peers/audit-events.ts';
import { peerHome } from './peers/home.ts';
import { peerInvariants } from './peers/invariants.ts';
import { peerNotices } from './peers/notices.ts';
import { paths as peerPaths } from './peers/paths.ts';
import { peerRoutes } from './peers/routes.ts';
import { peerAdminRoles } from './peers/rules.ts';

type Taking = Required<
  Pick<Capability<Viewer>, 'routes' | 'auditEvents' | 'facts' | 'jobs' | 'notices' | 'menu' | 'warm'>
> & {
  readonly home: (conn: Conn, viewer: Viewer) => Promise<readonly HomeSection[]>;
  readonly invariants: (conn: Conn) => Promise<readonly InvariantBreach[]>;
};

/** What the rooms plug in that take from other hubs. */
export const taking: Taking = {
  routes: [...peerRoutes, ...harvestRoutes, ...nationalRoutes, ...acrossRoutes, ...pairRoutes],
  auditEvents: [...peerEvents, ...harvestEvents, ...nationalEvents, ...acrossEvents, ...pairEvents],
  facts: [],
  jobs: [...harvestJobs, ...nationalJobs, ...acrossJobs, ...pairJobs],
  notices: [...peerNotices, ...acrossNotices],
  menu: [
    {
      text: () => t('national.title'),
      href: nationalPaths.list.to(),
      visible: () => true,
      order: 26,
      group: 'explore',
    },
    {
      text: () => t('across.title'),
      href: acrossPaths.list.to(),
      visible: (viewer) => isActing(viewer, ...acrossRoles),
      order: 39,
      group: 'copy',
    },
    {
      text: () => t('peers.title'),
      href: peerPaths.list.to(),
      visible: (viewer) => isActing(viewer, ...peerAdminRoles),
      order: 95,
      group: 'run',
    },
    {
      text: () => t('pair.title'),
      href: pairPaths.list.to(),
      visible: (viewer) => isActing(viewer, ...peerAdminRoles),
      order: 95.2,
      group: 'run',
    },
  ],
  warm: (warming) => keepMirror({ ...warming, shelf: networkShelf }),
  home: async (conn, viewer) => [...(await peerHome(conn, viewer)), ...(await pairHome(conn, viewer))],
  invariants: peerInvariants,
};
