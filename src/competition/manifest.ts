import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { editionVerbs } from './edition/actions/trace.ts';
import { editionFacts } from './edition/events.ts';
import { organiserRoles } from './edition/rules/moves.ts';
import { reminderNotices } from './entry/actions/remind.ts';
import { entryEvents } from './entry/audit-events.ts';
import { entryFacts } from './entry/events.ts';
import { entryHome } from './entry/home.ts';
import { entryJobs } from './entry/jobs.ts';
import { entryNotices } from './entry/notices.ts';
import { paths as entryPaths } from './entry/paths.ts';
import { entryRoutes } from './entry/routes.ts';
import { seedEntries } from './entry/seed.ts';

export const manifest: Capability<Viewer> = {
  name: 'competition',
  routes: [...entryRoutes],
  auditEvents: [...editionVerbs.map((it) => `competition.edition.${it}`), ...entryEvents],
  facts: [...editionFacts, ...entryFacts],
  jobs: [...entryJobs],
  notices: [...entryNotices, ...reminderNotices],
  menu: [
    {
      text: () => t('entry.menu'),
      href: entryPaths.list.to(),
      visible: (viewer) => isActing(viewer, 'innovator', ...organiserRoles),
      order: 32,
    },
  ],
  home: entryHome,
  seedDemo: seedEntries,
};
