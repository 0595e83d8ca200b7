import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as survivalPaths } from './survival/paths.ts';
import { survivalEvents, survivalRoutes } from './survival/routes.tsx';

export const manifest: Capability<Viewer> = {
  name: 'institutionalisation',
  routes: [...survivalRoutes],
  auditEvents: [...survivalEvents],
  facts: [],
  jobs: [],
  notices: [],
  menu: [
    {
      text: () => t('survival.menu'),
      href: survivalPaths.page.to(),
      visible: (viewer) => isActing(viewer, 'local_admin', 'hub_admin', 'planner', 'leader', 'national'),
      order: 33,
    },
  ],
};
