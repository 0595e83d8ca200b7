import { anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { paths as certificatePaths } from '../../certificate/paths.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { StageKind } from '../../edition/model/stages.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { paths as interviewPaths } from '../../interview/paths.ts';
import { paths as objectionPaths } from '../../objection/paths.ts';
import { objectionsOf } from '../../objection/queries/figures.ts';
import { noObjections } from '../../objection/rules/figures.ts';
import { isObjectable, windowOf } from '../../objection/rules/window.ts';
import { paths as ratingPaths } from '../../rating/paths.ts';
import { finalistsOf } from '../../rating/queries/finalists.ts';
import { wayToRating } from '../../rating/rules/window.ts';
import { paths as scoringPaths } from '../../scoring/paths.ts';
import { scoringStagesOf } from '../../scoring/rules/scoring-stages.ts';
import { paths as visitPaths } from '../../visit/paths.ts';
import { courseExport } from '../exports.ts';
import { plenaryStages } from '../model/plenary.ts';
import { paths } from '../paths.ts';
import { contenderOf, placedOf } from '../queries/field.ts';
import { passagesOfEntry } from '../queries/passages.ts';
import { figuresOf } from '../rules/course-figures.ts';
import { journeyOf } from '../rules/journey.ts';
import { CoursePage } from '../views/course-page.tsx';
import { JourneyPage } from '../views/journey-page.tsx';
import { publicTrail, readEdition } from './results.tsx';
import { organisedEdition, organisers, type StageVisit, stagePage, trailOf } from './visit.tsx';

export const courseRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.course.pattern, guard: organisers, event: 'competition.stage.course', handle: course },
  exportRoute(courseExport),
  { method: 'get', path: paths.journey.pattern, guard: anyone, event: 'competition.stage.journey', handle: journey },
];

async function course(visit: StageVisit): Promise<Answer> {
  const edition = await organisedEdition(visit);
  const placed = await placedOf(visit.db.conn, edition);
  const objections = await objectionsOf(visit.db.conn, edition.id);
  const figures = figuresOf(edition.document, placed, objections.contested);
  const shown = { edition, figures, objections, ...pagesOf(edition) };
  const body = <CoursePage {...shown} submitted={placed.length} now={visit.now} />;
  const trail = trailOf(edition).slice(0, -1);
  return stagePage({ title: t('stage.course.title'), width: 'wide', trail, body });
}

type Pages = Readonly<Partial<Record<StageKind, string>>>;

/** Where the work of each stage is done; a stage with a timetable of its own may be scored beside it. */
function pagesOf({ id, document }: Edition): { readonly pages: Pages; readonly scored: Pages } {
  const plenaries = plenaryStages.map((stage) => [stage, paths.plenary.to(id, stage)] as const);
  const scored: Pages = Object.fromEntries(
    scoringStagesOf(document).map((stage) => [stage, scoringPaths.scoring.to(id, stage)] as const),
  );
  const pages: Pages = {
    admin_check: paths.checks.to(id),
    ...scored,
    ...Object.fromEntries(plenaries),
    objection: objectionPaths.list.to(id),
    interview: interviewPaths.timetable.to(id),
    field_verification: visitPaths.ofEdition.to(id),
    final_list: paths.results.to(id),
    finalists_announcement: paths.results.to(id),
    awarding: certificatePaths.edition.to(id),
    public_rating: ratingPaths.organised.to(id),
  };
  return { pages, scored };
}

/** Public once the entry is submitted to an edition that everyone may read; nothing that is not announced. */
async function journey(visit: StageVisit): Promise<Answer> {
  const { db, params, now } = visit;
  const edition = await readEdition(visit);
  const entryId = parseId<'EntryId'>(params.usulan);
  const entry = entryId ? await contenderOf(db.conn, edition.id, entryId) : null;
  if (!entry) throw new NotFound();
  const passages = await passagesOfEntry(db.conn, entry.id);
  const steps = journeyOf(edition.document, passages, now);
  const window = isObjectable(edition.document, passages, now) ? windowOf(edition.document, now) : null;
  const isCounted = stageOfKind(edition.document, 'objection')?.settings.counts === 'finalists';
  const objections = window && isCounted ? await objectionsOf(db.conn, edition.id) : null;
  const figures = objections && (objections.byEntry.get(entry.id) ?? noObjections);
  const rating = await ratingOf(visit, edition, entry.id);
  return show({
    title: entry.title,
    description: t('stage.journey.lead'),
    width: 'reading',
    trail: publicTrail(edition),
    islands: ['countdown'],
    body: <JourneyPage {...{ edition, entry, steps, window, figures, now, rating }} />,
  });
}

/** What leads from a finalist that everyone may know to its public rating. */
async function ratingOf({ db, now }: StageVisit, edition: Edition, id: EntryId): Promise<'open' | 'see' | null> {
  const way = wayToRating(edition.document, now);
  if (!way) return null;
  const finalists = await finalistsOf(db.conn, edition, now);
  return finalists.some((it) => it.id === id) ? way : null;
}
