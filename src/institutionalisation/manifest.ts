import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { ReplicationDoor } from './story/model.ts';
import { paths as storyPaths } from './story/paths.ts';
import { storyEvents, storyRoutes } from './story/routes.tsx';
import { paths as survivalPaths } from './survival/paths.ts';
import { survivalEvents, survivalRoutes } from './survival/routes.tsx';

const room: Omit<Capability<Viewer>, 'routes'> = {
  name: 'institutionalisation',
  auditEvents: [...survivalEvents, ...storyEvents],
  facts: [],
  jobs: [],
  notices: [],
  menu: [
    { text: () => t('story.menu'), href: storyPaths.list.to(), visible: () => true, order: 22 },
    {
      text: () => t('survival.menu'),
      href: survivalPaths.page.to(),
      visible: (viewer) => isActing(viewer, 'local_admin', 'hub_admin', 'planner', 'leader', 'national'),
      order: 33,
    },
  ],
};

/** What makes innovations last; `replications` tell who copied from whom, for the rooms beside it do. */
export function institutionalisationManifest(replications: readonly ReplicationDoor[]): Capability<Viewer> {
  return { ...room, routes: [...survivalRoutes, ...storyRoutes(replications)] };
}
