import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { commitmentFacts } from './commitment/events.ts';
import { commitmentHome } from './commitment/home.ts';
import { commitmentInvariants } from './commitment/invariants.ts';
import { commitmentJobs } from './commitment/jobs.ts';
import { commitmentNotices } from './commitment/notices.ts';
import { paths as memberPaths } from './commitment/paths.ts';
import { commitmentEvents, commitmentRoutes } from './commitment/routes.ts';
import { isFollower, isOfMember } from './commitment/rules/rights.ts';
import type { HubDoors } from './hub/door.ts';
import { paths as hubPaths } from './hub/paths.ts';
import { hubEvents, hubRoutes } from './hub/routes.ts';
import { participationJobs, participationNotices } from './participation/jobs.ts';
import { memberPart } from './participation/part.tsx';
import { paths as participationPaths } from './participation/paths.ts';
import type { Doors } from './participation/routes/list.tsx';
import { participationEvents, participationRoutes } from './participation/routes.ts';
import { paths as programmePaths } from './programme/paths.ts';
import { programmeEvents, programmeRoutes } from './programme/routes.ts';

/** The hub and its members: who belongs to it, what they do, what is planned. */
export const joining = {
  auditEvents: [...commitmentEvents, ...hubEvents, ...participationEvents, ...programmeEvents],
  facts: commitmentFacts,
  jobs: [...commitmentJobs, ...participationJobs],
  notices: [...commitmentNotices, ...participationNotices],
  menu: [
    { text: () => t('hub.menu'), href: hubPaths.page.to(), visible: () => true, order: 24, group: 'explore' },
    { text: () => t('commitment.menu'), href: memberPaths.list.to(), visible: isFollower, order: 71, group: 'run' },
    { text: () => t('commitment.own'), href: memberPaths.own.to(), visible: isOfMember, order: 71, group: 'run' },
    {
      text: () => t('participation.menu'),
      href: participationPaths.list.to(),
      visible: isFollower,
      order: 71.5,
      group: 'run',
    },
    {
      text: () => t('programme.menu'),
      href: programmePaths.now.to(),
      visible: (viewer) => isActing(viewer, 'hub_admin'),
      order: 71.8,
      group: 'run',
    },
  ],
  home: commitmentHome,
  invariants: commitmentInvariants,
} as const satisfies Partial<Capability<Viewer>>;

export type JoiningDoors = Doors & HubDoors;

/** Its pages; the doors tell what those beside and above count, and where they begin something. */
export const joiningRoutes = (doors: JoiningDoors) => [
  ...commitmentRoutes(memberPart(doors)),
  ...hubRoutes(doors),
  ...participationRoutes(doors),
  ...programmeRoutes,
];
