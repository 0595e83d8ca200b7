import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import type { Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { evaluationAuditEvents } from './audit-events.ts';
import type { SubjectDoor } from './door.ts';
import { evaluationFacts } from './events.ts';
import { evaluationHome, evaluationTasks } from './home.ts';
import { breaches } from './invariants.ts';
import { jobsFor } from './jobs.ts';
import { certaintyRoutes } from './meaning/routes/certainty.tsx';
import { ownRoutes } from './meaning/routes/own.tsx';
import { replayRoutes } from './meaning/routes/replay.ts';
import { whatIfRoutes } from './meaning/routes/what-if.tsx';
import { juryRoles } from './model/round.ts';
import { noticeKinds } from './notices.ts';
import { paths } from './paths.ts';
import { assignmentRoutes } from './routes/assignment.tsx';
import { attachmentRoutes } from './routes/attachment.tsx';
import { conflictRoutes } from './routes/conflicts.tsx';
import { juryRoutes } from './routes/jury.tsx';
import { markRoutes } from './routes/mark.ts';
import { openRoutes } from './routes/open.tsx';
import { progressRoutes } from './routes/progress.tsx';
import { readSheetRoutes } from './routes/read-sheet.tsx';
import { resultRoutes } from './routes/results.tsx';
import { roundRoutes } from './routes/round.tsx';
import { roundListRoutes } from './routes/rounds.tsx';
import { seatRoutes } from './routes/seat.tsx';
import { seatListRoutes } from './routes/seats.tsx';
import { sheetRoutes } from './routes/sheet.tsx';
import { subjectRoutes } from './routes/subjects.tsx';
import { runnerRoles } from './rules/round.ts';
import { seedTrial } from './seed.ts';
import { sharingJobs } from './sharing/jobs.ts';
import { expertiseRoutes } from './sharing/routes/expertise.tsx';
import { pairRoutes } from './sharing/routes/pairs.tsx';
import { sharingRoutes } from './sharing/routes/sharing.tsx';

const routesFor = (doors: readonly SubjectDoor[]): readonly Route<Viewer>[] => [
  ...roundListRoutes,
  ...openRoutes(doors),
  ...subjectRoutes(doors),
  ...juryRoutes,
  ...conflictRoutes,
  ...assignmentRoutes,
  ...sharingRoutes,
  ...pairRoutes,
  ...expertiseRoutes(doors),
  ...readSheetRoutes,
  ...progressRoutes,
  ...resultRoutes,
  ...certaintyRoutes,
  ...whatIfRoutes,
  ...replayRoutes,
  ...roundRoutes,
  ...seatListRoutes,
  ...seatRoutes,
  ...ownRoutes,
  ...sheetRoutes(doors),
  ...markRoutes,
  ...attachmentRoutes(doors),
];

const isJuror = (viewer: Viewer): boolean =>
  viewer.memberships.some((it) => (juryRoles as readonly string[]).includes(it.role));

/** Rounds in which jurors rate subjects; `doors` are the kinds of things that are rated, each answering what jurors read. */
export function evaluationManifest(doors: readonly SubjectDoor[]): Capability<Viewer> {
  return {
    name: 'evaluation',
    routes: routesFor(doors),
    auditEvents: evaluationAuditEvents,
    facts: evaluationFacts,
    jobs: [...jobsFor(doors), ...sharingJobs(doors)],
    notices: noticeKinds,
    menu: [
      {
        text: () => t('evaluation.rounds.title'),
        href: paths.rounds.to(),
        visible: (viewer) => isActing(viewer, ...runnerRoles),
        order: 40,
        group: 'compete',
      },
      {
        text: () => t('evaluation.seats.title'),
        href: paths.seats.to(),
        visible: isJuror,
        order: 41,
        group: 'compete',
      },
    ],
    home: evaluationHome,
    tasks: evaluationTasks,
    seedDemo: (context) => seedTrial(context, doors),
    invariants: breaches,
  };
}
