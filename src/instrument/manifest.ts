import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { sheetEvents } from './answer/audit-events.ts';
import { sheetFacts } from './answer/events.ts';
import { sheetHome } from './answer/home.ts';
import { sheetNotices } from './answer/notices.ts';
import { institutionSources } from './answer/queries/institutions.ts';
import { answerRoutes } from './answer/routes.ts';
import { catalogueEvents } from './catalogue/audit-events.ts';
import { paths as cataloguePaths } from './catalogue/paths.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import type { FactSource, SubjectSource } from './door.ts';
import { seedInstruments } from './seed.ts';

/** What the app hands in: subjects and facts of the rooms that own them. */
export type InstrumentDoors = {
  readonly subjects: readonly SubjectSource[];
  readonly facts: readonly FactSource[];
};

/** Questionnaires with scores: catalogues by edition, claimed beside verified. */
export function instrumentManifest({ subjects, facts }: InstrumentDoors): Capability<Viewer> {
  const doors = { subjects: [...subjects, ...institutionSources], facts };
  return {
    name: 'instrument',
    routes: [...answerRoutes(doors), ...catalogueRoutes(facts)],
    auditEvents: [...catalogueEvents, ...sheetEvents],
    facts: sheetFacts,
    jobs: [],
    notices: sheetNotices,
    menu: [
      {
        text: () => t('instrument.menu'),
        href: cataloguePaths.list.to(),
        visible: (viewer) => viewer.person !== null,
        order: 36,
      },
    ],
    home: sheetHome,
    seedDemo: (context) => seedInstruments(context, doors),
  };
}
