import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { caseEvents } from './casework/audit-events.ts';
import type { EntriesOf } from './casework/door.ts';
import { caseFacts } from './casework/events.ts';
import { caseHome, caseTasks } from './casework/home.ts';
import { caseInvariants } from './casework/invariants.ts';
import { caseJobs } from './casework/jobs.ts';
import { caseNotices } from './casework/notices.ts';
import { paths as casePaths } from './casework/paths.ts';
import { caseRoutes } from './casework/routes.ts';
import { seedCases } from './casework/seed.ts';
import { clinicEvents } from './clinic/audit-events.ts';
import { clinicFacts } from './clinic/events.ts';
import { clinicHome } from './clinic/home.ts';
import { clinicJobs } from './clinic/jobs.ts';
import { clinicNotices } from './clinic/notices.ts';
import { paths as clinicPaths } from './clinic/paths.ts';
import { clinicRoutes } from './clinic/routes.ts';
import { seedClinics } from './clinic/seed.ts';

/** Each room plugs in what it has. */
const rooms: Omit<Capability<Viewer>, 'routes'> = {
  name: 'coaching',
  auditEvents: [...clinicEvents, ...caseEvents],
  facts: [...clinicFacts, ...caseFacts],
  jobs: [...clinicJobs, ...caseJobs],
  notices: [...clinicNotices, ...caseNotices],
  menu: [
    {
      text: () => t('clinic.menu'),
      href: clinicPaths.list.to(),
      visible: (viewer) => viewer.acting !== null,
      order: 51,
      group: 'coach',
    },
    {
      text: () => t('casework.menu'),
      href: casePaths.list.to(),
      visible: (viewer) => isActing(viewer, 'innovator', 'local_admin', 'hub_admin', 'coach'),
      order: 52,
      group: 'coach',
      also: [casePaths.actions.to()],
    },
  ],
  home: async (conn, viewer, now) => [...(await clinicHome(conn, viewer, now)), ...(await caseHome(conn, viewer, now))],
  tasks: caseTasks,
  seedDemo: async (context) => {
    await seedClinics(context);
    await seedCases(context);
  },
  invariants: caseInvariants,
};

/** With what the app hands in of those above: the competition entries of a record. */
export function coachingManifest(entriesOf: EntriesOf): Capability<Viewer> {
  return { ...rooms, routes: [...clinicRoutes, ...caseRoutes(entriesOf)] };
}
