import { anyone, type Viewer } from '#identity/index.ts';
import { type ListExport, tableOf } from '#platform/export/list.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { paths as editionPaths } from '../../edition/paths.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { whyNotRead } from '../../edition/visibility.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { windowOf } from '../../objection/rules/window.ts';
import { wayToRating } from '../../rating/rules/window.ts';
import type { MinutesEntry } from '../model/minutes.ts';
import { type PlenaryStage, plenaryStages } from '../model/plenary.ts';
import { paths } from '../paths.ts';
import { announcedOf } from '../queries/results.ts';
import { decidingOf } from '../rules/course.ts';
import { announcedAt } from '../rules/reveal.ts';
import { ResultsPage } from '../views/results-page.tsx';
import { editionTitle } from '../views/words.ts';
import type { StageVisit } from './visit.tsx';

/** The edition of the address, when the viewer may read it; else it is not there. */
export async function readEdition({ db, viewer, params }: StageVisit): Promise<Edition> {
  const id = parseId<'EditionId'>(params.id);
  const edition = id ? await editionById(db.conn, id) : null;
  if (!edition || whyNotRead(edition, viewer)) throw new NotFound();
  return edition;
}

export function publicTrail(edition: Edition) {
  return [
    { text: t('edition.list.title'), href: editionPaths.list.to() },
    { text: editionTitle(edition), href: editionPaths.edition.to(edition.id) },
  ];
}

async function read(visit: StageVisit): Promise<Answer> {
  const edition = await readEdition(visit);
  const announced = await announcedOf(visit.db.conn, edition, visit.now);
  const window = windowOf(edition.document, visit.now);
  const next = nextOf(edition, visit.now);
  const rating = wayToRating(edition.document, visit.now);
  const body = <ResultsPage {...{ edition, announced, next, window, rating }} now={visit.now} />;
  const title = `${t('stage.results.title')}: ${editionTitle(edition)}`;
  const description = t('stage.results.description');
  return show({ title, description, trail: publicTrail(edition), islands: ['countdown'], body });
}

/** The next announcement of the calendar, whether anything is decided already or not. */
function nextOf({ document }: Edition, now: Date): Date | null {
  const stages = plenaryStages.filter((it) => decidingOf(document).includes(it));
  const moments = stages.flatMap((stage) => announcedAt(document, stage) ?? []);
  return moments.filter((it) => it > now).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

type Row = MinutesEntry & { readonly stage: PlenaryStage };

const resultsExport: ListExport<Viewer> = {
  path: paths.resultsFile.pattern,
  name: 'hasil',
  guard: anyone,
  event: 'competition.stage.results_taken',
  make: async (visit) => {
    const edition = await readEdition(visit);
    return {
      title: `${t('stage.results.title')}: ${editionTitle(edition)}`,
      address: paths.results.to(edition.id),
      filter: [],
      ...tableOf<Row>(
        [
          { key: 'list', label: () => t('stage.results.list'), value: (it) => t(`stage.results.list.${it.stage}`) },
          { key: 'title', label: () => t('stage.checks.entry'), width: 60, paper: 4, value: (it) => it.title },
          { key: 'unit', label: () => t('stage.export.unit'), width: 40, value: (it) => it.unit },
          { key: 'institution', label: () => t('stage.checks.institution'), width: 40, value: (it) => it.institution },
          { key: 'group', label: () => t('stage.check.group'), value: (it) => it.group },
          { key: 'category', label: () => t('stage.check.category'), value: (it) => it.category },
          { key: 'award', label: () => t('stage.plenary.award'), value: (it) => it.award },
          {
            key: 'address',
            label: () => t('stage.results.address'),
            type: 'link',
            paper: 0,
            value: (it) => paths.journey.to(edition.id, it.id as EntryId),
          },
        ],
        async function* (conn) {
          const announced = await announcedOf(conn, edition, visit.now);
          yield announced.flatMap(({ stage, entries }) => entries.map((it) => ({ ...it, stage })));
        },
      ),
    };
  },
};

export const resultsRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.results.pattern, guard: anyone, event: 'competition.stage.results', handle: read },
  exportRoute(resultsExport),
];
