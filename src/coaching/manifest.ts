import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { clinicEvents } from './clinic/audit-events.ts';
import { paths as clinicPaths } from './clinic/paths.ts';
import { clinicRoutes } from './clinic/routes.ts';
import { seedClinics } from './clinic/seed.ts';

/** Each room plugs in what it has. */
export const manifest: Capability<Viewer> = {
  name: 'coaching',
  routes: [...clinicRoutes],
  auditEvents: [...clinicEvents],
  facts: [],
  jobs: [],
  notices: [],
  menu: [
    {
      text: () => t('clinic.menu'),
      href: clinicPaths.list.to(),
      visible: (viewer) => viewer.acting !== null,
      order: 51,
      group: 'coach',
    },
  ],
  seedDemo: seedClinics,
};
