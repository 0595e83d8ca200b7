import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import type { Figure } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as dashboardPaths } from './dashboard/paths.ts';
import { dashboardEvents, dashboardRoutes } from './dashboard/routes/board.tsx';
import { dashboardReaders } from './dashboard/rules/place.ts';
import { digestJobs, digestNotices } from './digest/jobs.ts';
import { recordsEvents, recordsRoutes } from './records/routes.tsx';
import { paths as reportPaths } from './report/paths.ts';
import { reportEvents, reportRoutes } from './report/routes/all.ts';
import { paths as screenPaths } from './screen/paths.ts';
import { screenEvents, screenRoutes } from './screen/routes.tsx';

/** Figures that leaders read; `figures` are what all capabilities count. */
export function insightManifest(figures: readonly Figure<Viewer>[]): Capability<Viewer> {
  return {
    name: 'insight',
    routes: [
      ...dashboardRoutes(figures),
      ...recordsRoutes(figures),
      ...reportRoutes(figures),
      ...screenRoutes(figures),
    ],
    auditEvents: [...dashboardEvents, ...recordsEvents, ...reportEvents, ...screenEvents],
    facts: [],
    jobs: digestJobs(figures),
    notices: digestNotices,
    menu: [
      {
        text: () => t('dashboard.title'),
        href: dashboardPaths.board.to(),
        visible: (viewer) => isActing(viewer, ...dashboardReaders),
        order: 35,
        group: 'measure',
      },
      {
        text: () => t('report.title'),
        href: reportPaths.list.to(),
        visible: (viewer) => isActing(viewer, ...dashboardReaders),
        order: 39,
        group: 'measure',
      },
      {
        text: () => t('screen.links'),
        href: screenPaths.links.to(),
        visible: (viewer) => isActing(viewer, 'hub_admin'),
        order: 39.5,
        group: 'measure',
      },
    ],
  };
}
