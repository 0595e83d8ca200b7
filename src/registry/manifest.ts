import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability, HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { routeOf } from '#platform/http/api/operation.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Above } from './above.ts';
import { refreshCompleteness } from './actions/completeness.ts';
import { apiEvents } from './api/events.ts';
import { registryApi } from './api/operations.ts';
import { coreAuditEvents } from './audit-events.ts';
import { bulkEvents, bulkFacts } from './bulk/events.ts';
import { paths as cataloguePaths } from './catalogue/paths.ts';
import { catalogueAuditEvents } from './catalogue/routes.tsx';
import { departureEvents } from './departure/events.ts';
import { departureHome, desertedAmong } from './departure/home.ts';
import { departureNotices } from './departure/notices.ts';
import { awaitingDepartures } from './departure/queries.ts';
import { draftEvents } from './drafts/audit-events.ts';
import { draftHome } from './drafts/home.ts';
import { draftJobs } from './drafts/jobs.ts';
import { erasureEvents, erasureFacts } from './erasure/events.ts';
import { erasureHome } from './erasure/home.ts';
import { erasureNotices, owedErasureNotices } from './erasure/notices.ts';
import { coreFacts } from './events.ts';
import { evidenceEvents } from './evidence/events.ts';
import { registryFigures } from './figures.ts';
import { handoverEvents, handoverFacts } from './handover/events.ts';
import { handoverHome } from './handover/home.ts';
import { handoverJobs } from './handover/jobs.ts';
import { handoverNotices } from './handover/notices.ts';
import { registryHome } from './home.ts';
import { importAuditEvents } from './import/events.ts';
import { importHome } from './import/home.ts';
import { importJobs } from './import/jobs.ts';
import { paths as importPaths } from './import/paths.ts';
import { seedImport } from './import/seed.ts';
import { seedIndexRecords } from './index-demo.ts';
import { registryInvariants } from './invariants.ts';
import { noticeKinds } from './notices.ts';
import { outEvents } from './out/audit-events.ts';
import { paths } from './paths.ts';
import { problemEvents } from './problems/audit-events.ts';
import { problemHome } from './problems/home.ts';
import { problemNotices } from './problems/notices.ts';
import { seedProblems } from './problems/seed.ts';
import { relocationEvents, relocationFacts } from './relocation/events.ts';
import { relocationHome } from './relocation/home.ts';
import { relocationNotices } from './relocation/notices.ts';
import { routesFor } from './routes.tsx';
import { keepMirror } from './search/mirror/mirror.ts';
import { searchJobs } from './search/vocabulary.ts';
import { seedRecords } from './seed.ts';

const room: Omit<Capability<Viewer>, 'routes'> = {
  name: 'registry',
  api: registryApi,
  auditEvents: [
    ...coreAuditEvents,
    ...problemEvents,
    ...catalogueAuditEvents,
    ...importAuditEvents,
    ...outEvents,
    ...evidenceEvents,
    ...draftEvents,
    ...handoverEvents,
    ...departureEvents,
    ...bulkEvents,
    ...apiEvents,
    ...erasureEvents,
    ...relocationEvents,
  ],
  facts: [...coreFacts, ...handoverFacts, ...bulkFacts, ...erasureFacts, ...relocationFacts],
  jobs: [...searchJobs, ...draftJobs, ...importJobs, ...handoverJobs],
  notices: [
    ...noticeKinds,
    ...handoverNotices,
    ...departureNotices,
    ...relocationNotices,
    ...erasureNotices,
    ...problemNotices,
  ],
  owedNotices: owedErasureNotices,
  menu: [
    {
      text: () => t('catalogue.menu.list'),
      href: cataloguePaths.list.to(),
      visible: () => true,
      order: 10,
      group: 'explore',
    },
    {
      text: () => t('catalogue.menu.search'),
      href: cataloguePaths.search.to(),
      visible: (viewer) => viewer.person !== null,
      order: 8,
      group: 'explore',
    },
    {
      text: () => t('registry.menu.records'),
      href: paths.records.to(),
      visible: (viewer) => isActing(viewer, 'innovator', 'local_admin', 'hub_admin', 'planner', 'leader'),
      order: 30,
      group: 'keep',
    },
    {
      text: () => t('import.menu'),
      href: importPaths.list.to(),
      visible: (viewer) => isActing(viewer, 'local_admin', 'hub_admin'),
      order: 35,
      group: 'keep',
    },
    { text: () => t('problems.menu'), href: paths.problems.to(), visible: () => true, order: 20, group: 'explore' },
  ],
  home: homeOf,
  figures: registryFigures,
  invariants: registryInvariants,
  seed: async ({ db }) => {
    await refreshCompleteness(db);
  },
  warm: keepMirror,
  seedDemo: async (context) => {
    await seedProblems(context, await seedRecords(context));
    await seedIndexRecords(context);
    await seedImport(context);
  },
};

/** Records and problems, with what the capabilities above show on their pages. */
export function registryManifest(above: Above): Capability<Viewer> {
  return { ...room, routes: [...routesFor(above), ...registryApi.map(routeOf)] };
}

async function homeOf(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  const left = await awaitingDepartures(conn, viewer);
  return [
    ...(await draftHome(conn, viewer)),
    ...departureHome(viewer, left),
    ...(await handoverHome(conn, viewer, now)),
    ...(await relocationHome(conn, viewer)),
    ...(await erasureHome(conn, viewer)),
    ...(await registryHome(conn, viewer, desertedAmong(left))),
    ...(await problemHome(conn, viewer)),
    ...(await importHome(conn, viewer)),
  ];
}
