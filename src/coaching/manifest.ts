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
import { clinicInvariants } from './clinic/invariants.ts';
import { clinicJobs } from './clinic/jobs.ts';
import { clinicNotices } from './clinic/notices.ts';
import { paths as clinicPaths } from './clinic/paths.ts';
import { clinicRoutes } from './clinic/routes.ts';
import { seedClinics } from './clinic/seed.ts';
import { coachingFigures } from './figures.ts';
import { labEvents } from './labinov/audit-events.ts';
import { labFacts } from './labinov/events.ts';
import { labHome } from './labinov/home.ts';
import { labNotices } from './labinov/notices.ts';
import { paths as labPaths } from './labinov/paths.ts';
import { labReaders } from './labinov/routes/visit.tsx';
import { labRoutes } from './labinov/routes.ts';
import { seedLab } from './labinov/seed.ts';
import { modelCaseEvents } from './modelcase/audit-events.ts';
import { paths as modelCasePaths } from './modelcase/paths.ts';
import { modelCaseRoutes } from './modelcase/routes.tsx';
import { seedModelCase } from './modelcase/seed.ts';
import { requestEvents } from './request/audit-events.ts';
import { requestFacts } from './request/events.ts';
import { requestHome } from './request/home.ts';
import { requestNotices } from './request/notices.ts';
import { paths as requestPaths } from './request/paths.ts';
import { requestRoutes } from './request/routes/all.tsx';
import { seedRequests } from './request/seed.ts';

/** Each room plugs in what it has. */
const rooms: Omit<Capability<Viewer>, 'routes'> = {
  name: 'coaching',
  auditEvents: [...clinicEvents, ...caseEvents, ...requestEvents, ...modelCaseEvents, ...labEvents],
  facts: [...clinicFacts, ...caseFacts, ...requestFacts, ...labFacts],
  jobs: [...clinicJobs, ...caseJobs],
  notices: [...clinicNotices, ...caseNotices, ...requestNotices, ...labNotices],
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
    {
      text: () => t('request.menu'),
      href: requestPaths.list.to(),
      visible: (viewer) => isActing(viewer, 'innovator', 'local_admin', 'hub_admin', 'coach'),
      order: 53,
      group: 'coach',
      also: [requestPaths.coaches.to()],
    },
    {
      text: () => t('modelcase.menu'),
      href: modelCasePaths.list.to(),
      visible: (viewer) => viewer.person !== null,
      order: 54,
      group: 'coach',
    },
    {
      text: () => t('labinov.menu'),
      href: labPaths.list.to(),
      visible: (viewer) => isActing(viewer, ...labReaders),
      order: 55,
      group: 'coach',
    },
  ],
  home: async (conn, viewer, now) => [
    ...(await clinicHome(conn, viewer, now)),
    ...(await requestHome(conn, viewer)),
    ...(await caseHome(conn, viewer, now)),
    ...(await labHome(conn, viewer)),
  ],
  tasks: caseTasks,
  figures: coachingFigures,
  seedDemo: async (context) => {
    await seedClinics(context);
    await seedCases(context);
    await seedRequests(context);
    await seedModelCase(context);
    await seedLab(context);
  },
  invariants: async (conn) => [...(await clinicInvariants(conn)), ...(await caseInvariants(conn))],
};

/** With what the app hands in of those above: the competition entries of a record. */
export function coachingManifest(entriesOf: EntriesOf): Capability<Viewer> {
  return {
    ...rooms,
    routes: [...clinicRoutes, ...caseRoutes(entriesOf), ...requestRoutes, ...modelCaseRoutes, ...labRoutes],
  };
}
