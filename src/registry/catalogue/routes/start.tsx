import { anyone, nobody, regionName, type Viewer } from '#identity/index.ts';
import type { Answer, Route, Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { noProblemFilter } from '../../problems/model.ts';
import { listProblems } from '../../problems/queries/problem.ts';
import { FeedLinks } from '../feeds/views/feed-links.tsx';
import { paths } from '../paths.ts';
import { awardedRecords, newestRecords } from '../queries/start.ts';
import { StartPage } from '../views/start-page.tsx';
import { publicPage } from './public-page.ts';

const NEWEST = 6;
const AWARDED = 6;
const PROBLEMS = 4;

export const startRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.start.pattern, guard: anyone, event: 'registry.catalogue.start', handle: start },
];

async function start(visit: Visit<Viewer>): Promise<Answer> {
  const { conn } = visit.db;
  const { hubRegion } = visit.config;
  const [{ newest, facets }, awarded, problems] = await Promise.all([
    newestRecords(conn, NEWEST),
    awardedRecords(conn, AWARDED + NEWEST),
    listProblems(conn, nobody, { ...noProblemFilter, states: ['open'] }, { size: PROBLEMS, offset: 0 }),
  ]);
  const shown = new Set(newest.map((it) => it.id));
  const region = regionName(hubRegion);
  return publicPage(visit, {
    title: t('catalogue.start.title', { region }),
    description: t('catalogue.start.description', { region }),
    canonical: paths.start.to(),
    width: 'wide',
    head: <FeedLinks />,
    body: (
      <StartPage
        hubRegion={hubRegion}
        facets={facets}
        newest={newest}
        awarded={awarded.filter((it) => !shown.has(it.id)).slice(0, AWARDED)}
        problems={problems}
      />
    ),
  });
}
