import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { sheetEvents } from './answer/audit-events.ts';
import { sheetFacts } from './answer/events.ts';
import { sheetHome } from './answer/home.ts';
import { sheetInvariants } from './answer/invariants.ts';
import { sheetJobs } from './answer/jobs.ts';
import { sheetNotices } from './answer/notices.ts';
import { institutionSources } from './answer/queries/institutions.ts';
import { answerRoutes } from './answer/routes.ts';
import { catalogueEvents } from './catalogue/audit-events.ts';
import { paths as cataloguePaths } from './catalogue/paths.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import type { FactSource, SubjectSource } from './door.ts';
import { indexEvents } from './government/audit-events.ts';
import { indexFigures } from './government/figures.ts';
import { paths as indexPaths } from './government/paths.ts';
import { indexRoutes } from './government/routes.ts';
import { indexReaders } from './government/rules/rights.ts';
import { seedIndexEditions } from './government/seed.ts';
import { seedIndexDemo } from './government/seed-demo.ts';
import { seedInstruments } from './seed.ts';

/** What the app hands in: subjects and facts of the rooms that own them. */
export type InstrumentDoors = {
  readonly subjects: readonly SubjectSource[];
  readonly facts: readonly FactSource[];
  /** Where innovations of an affair are found; left out where nobody shows them. */
  readonly affairHref?: (affair: string) => string;
};

/** Questionnaires with scores: catalogues by edition, claimed beside verified. */
export function instrumentManifest({ subjects, facts, affairHref }: InstrumentDoors): Capability<Viewer> {
  const doors = { subjects: [...subjects, ...institutionSources], facts };
  const ways = affairHref ? { ...doors, affairHref } : doors;
  return {
    name: 'instrument',
    routes: [...answerRoutes(doors), ...catalogueRoutes(facts), ...indexRoutes(ways)],
    auditEvents: [...catalogueEvents, ...sheetEvents, ...indexEvents],
    facts: sheetFacts,
    jobs: sheetJobs,
    notices: sheetNotices,
    menu: [
      {
        text: () => t('instrument.menu'),
        href: cataloguePaths.list.to(),
        visible: (viewer) => viewer.person !== null,
        order: 36,
        group: 'measure',
      },
      {
        text: () => t('government.menu'),
        href: indexPaths.list.to(),
        visible: (viewer) => isActing(viewer, ...indexReaders),
        order: 37,
        group: 'measure',
      },
    ],
    home: sheetHome,
    figures: indexFigures(doors),
    invariants: sheetInvariants,
    seed: seedIndexEditions,
    seedDemo: async (context) => {
      await seedInstruments(context, doors);
      await seedIndexDemo(context, doors);
    },
  };
}
