import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { feedEvents, feedRoutes } from './feed/routes.ts';
import { keyEvents, keyRoutes } from './keys/routes.tsx';
import { oaiEvents, oaiRoutes } from './oai/routes.ts';
import { openEvents, openRoutes } from './open/routes.tsx';
import { paths } from './paths.ts';

/** What the hub publishes: the rooms that give, as the manifest plugs them in. */
export const giving: Required<Pick<Capability<Viewer>, 'routes' | 'auditEvents' | 'menu'>> = {
  routes: [...feedRoutes, ...oaiRoutes, ...keyRoutes, ...openRoutes],
  auditEvents: [...feedEvents, ...oaiEvents, ...keyEvents, ...openEvents],
  menu: [
    {
      text: () => t('keys.title'),
      href: paths.keys.to(),
      visible: (viewer) => isActing(viewer, 'system_admin'),
      order: 95.5,
      group: 'run',
    },
  ],
};
