import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { bulkEvents } from './bulk/audit-events.ts';
import { bulkRoutes } from './bulk/routes.tsx';
import { certificateEvents } from './certificate/events.ts';
import { certificateHome } from './certificate/home.ts';
import { certificateInvariants } from './certificate/invariants.ts';
import { certificateJobs } from './certificate/jobs.ts';
import { certificateNotices } from './certificate/notices.ts';
import { certificateRoutesInAll } from './certificate/routes/all.ts';
import { editionAuditEvents } from './edition/audit-events.ts';
import { editionFacts } from './edition/events.ts';
import { editionHome } from './edition/home.ts';
import { paths as editionPaths } from './edition/paths.ts';
import { organisedNow } from './edition/queries/running.ts';
import { editionRoutes } from './edition/routes.ts';
import { organiserRoles } from './edition/rules/moves.ts';
import { seedEditions } from './edition/seed.ts';
import { reminderNotices } from './entry/actions/remind.ts';
import { entryEvents } from './entry/audit-events.ts';
import { entryFacts } from './entry/events.ts';
import { entryTasks } from './entry/home.ts';
import { entryInvariants } from './entry/invariants.ts';
import { entryJobs } from './entry/jobs.ts';
import { entryNotices, owedEntryNotices } from './entry/notices.ts';
import { paths as entryPaths } from './entry/paths.ts';
import { entryRoutes } from './entry/routes.ts';
import { seedEntries } from './entry/seed.ts';
import { feedbackEvents, feedbackRoutes } from './feedback/routes.tsx';
import { competitionFigures } from './figures/all.ts';
import { interviewEvents } from './interview/audit-events.ts';
import { interviewFacts } from './interview/events.ts';
import { interviewHome, interviewTasks } from './interview/home.ts';
import { interviewJobs } from './interview/jobs.ts';
import { interviewNotices } from './interview/notices.ts';
import { paths as interviewPaths } from './interview/paths.ts';
import { interviewRoutes } from './interview/routes.ts';
import { objectionEvents } from './objection/audit-events.ts';
import { objectionFacts } from './objection/events.ts';
import { objectionHome } from './objection/home.ts';
import { objectionInvariants } from './objection/invariants.ts';
import { objectionJobs } from './objection/jobs.ts';
import { objectionNotices, owedObjectionNotices } from './objection/notices.ts';
import { objectionRoutes } from './objection/routes.ts';
import { ratingEvents } from './rating/audit-events.ts';
import { ratingJobs } from './rating/jobs.ts';
import { ratingRoutes } from './rating/routes.ts';
import { scoringEvents, scoringRoutes } from './scoring/routes.tsx';
import { seedCourses } from './seed/courses.ts';
import { stageEvents } from './stage/audit-events.ts';
import { stageFacts } from './stage/events.ts';
import { stageHome, stageTasks } from './stage/home.ts';
import { stageJobs } from './stage/jobs.ts';
import { owedStageNotices, stageNotices } from './stage/notices.ts';
import { stageRoutes } from './stage/routes.ts';
import { takeoutEvents } from './takeout/audit-events.ts';
import { takeoutJobs } from './takeout/jobs.ts';
import { takeoutRoutes } from './takeout/routes.tsx';
import { visitEvents } from './visit/audit-events.ts';
import { visitFacts } from './visit/events.ts';
import { visitTasks } from './visit/home.ts';
import { visitNotices } from './visit/notices.ts';
import { paths as visitPaths } from './visit/paths.ts';
import { visitRoutes } from './visit/routes.ts';

export const manifest: Capability<Viewer> = {
  name: 'competition',
  routes: [
    ...editionRoutes,
    ...entryRoutes,
    ...bulkRoutes,
    ...stageRoutes,
    ...scoringRoutes,
    ...feedbackRoutes,
    ...certificateRoutesInAll,
    ...interviewRoutes,
    ...visitRoutes,
    ...objectionRoutes,
    ...ratingRoutes,
    ...takeoutRoutes,
  ],
  auditEvents: [
    ...editionAuditEvents,
    ...entryEvents,
    ...bulkEvents,
    ...stageEvents,
    ...scoringEvents,
    ...feedbackEvents,
    ...certificateEvents,
    ...interviewEvents,
    ...visitEvents,
    ...objectionEvents,
    ...ratingEvents,
    ...takeoutEvents,
  ],
  facts: [...editionFacts, ...entryFacts, ...stageFacts, ...interviewFacts, ...visitFacts, ...objectionFacts],
  jobs: [
    ...entryJobs,
    ...stageJobs,
    ...certificateJobs,
    ...interviewJobs,
    ...objectionJobs,
    ...ratingJobs,
    ...takeoutJobs,
  ],
  notices: [
    ...entryNotices,
    ...reminderNotices,
    ...stageNotices,
    ...certificateNotices,
    ...interviewNotices,
    ...visitNotices,
    ...objectionNotices,
  ],
  owedNotices: [...owedStageNotices, ...owedEntryNotices, ...owedObjectionNotices],
  menu: [
    { text: () => t('edition.menu'), href: editionPaths.list.to(), visible: () => true, order: 25, group: 'compete' },
    {
      text: () => t('entry.menu'),
      href: entryPaths.list.to(),
      visible: (viewer) => isActing(viewer, 'innovator', ...organiserRoles),
      order: 32,
      group: 'compete',
    },
    {
      text: () => t('edition.menu.organised'),
      href: editionPaths.organised.to(),
      visible: (viewer) => isActing(viewer, ...organiserRoles),
      order: 40,
      group: 'compete',
    },
    {
      text: () => t('interview.title'),
      href: interviewPaths.own.to(),
      visible: (viewer) => isActing(viewer, 'panelist', 'evaluator', ...organiserRoles),
      order: 33,
      group: 'compete',
    },
    {
      text: () => t('visit.title'),
      href: visitPaths.own.to(),
      visible: (viewer) => isActing(viewer, 'panelist', 'evaluator', ...organiserRoles),
      order: 34,
      group: 'compete',
    },
  ],
  home: async (conn, viewer, now) => [
    ...(await editionHome(conn, viewer, now)),
    ...(await certificateHome(conn, viewer, now)),
    ...(await interviewHome(conn, viewer, now)),
    ...(await objectionHome(conn, viewer, now)),
    ...(await stageHome(conn, viewer, now)),
  ],
  tasks: async (conn, viewer, now) => {
    const organised = await organisedNow(conn, viewer);
    return [
      ...(await entryTasks(conn, viewer, organised, now)),
      ...(await stageTasks(conn, viewer, organised, now)),
      ...(await interviewTasks(conn, viewer, now)),
      ...(await visitTasks(conn, viewer)),
    ];
  },
  figures: competitionFigures,
  invariants: async (conn) => [
    ...(await entryInvariants(conn)),
    ...(await certificateInvariants(conn)),
    ...(await objectionInvariants(conn)),
  ],
  seedDemo: async (context) => {
    await seedEditions(context);
    await seedEntries(context);
    await seedCourses(context);
  },
};
