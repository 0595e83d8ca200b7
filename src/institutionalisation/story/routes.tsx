import { anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { shortened, solvedCounts, solvedProblems } from '#registry/index.ts';
import type { ReplicationDoor } from './door.ts';
import { storiesExport } from './exports.ts';
import { storyFeed } from './feed.ts';
import { filterOf } from './list-query.ts';
import { paths } from './paths.ts';
import { storyOf } from './queries.ts';
import { StoryListPage } from './views/list-page.tsx';
import { StoryPage } from './views/story-page.tsx';

export const storyEvents = [
  'institutionalisation.story.list',
  'institutionalisation.story.list_taken',
  'institutionalisation.story.read',
  'institutionalisation.story.feed',
] as const;

const PAGE_SIZE = 20;
const MOST_PAGES = 10_000;
const LONGEST_DESCRIPTION = 200;

/** Stories of solved problems; `doors` tell who copied from whom. */
export const storyRoutes = (doors: readonly ReplicationDoor[]): readonly Route<Viewer>[] => [
  { method: 'get', path: paths.list.pattern, guard: anyone, event: 'institutionalisation.story.list', handle: list },
  exportRoute(storiesExport),
  {
    method: 'get',
    path: paths.feed.pattern,
    guard: anyone,
    event: 'institutionalisation.story.feed',
    handle: storyFeed,
  },
  {
    method: 'get',
    path: paths.story.pattern,
    guard: anyone,
    event: 'institutionalisation.story.read',
    handle: (visit) => read(visit, doors),
  },
];

async function list(visit: Visit<Viewer>): Promise<Answer> {
  const { conn } = visit.db;
  const filter = filterOf(visit.query);
  const page = Math.max(1, Math.trunc(Number(visit.query.get('hal') ?? 1)) || 1);
  const window = { size: PAGE_SIZE, offset: (Math.min(page, MOST_PAGES) - 1) * PAGE_SIZE };
  const { total, items } = await solvedProblems(conn, filter, window);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page > pages) return redirect(paths.list.to(filter, pages));
  const counts = await solvedCounts(conn, filter);
  return show({
    title: t('story.list.title'),
    description: t('story.list.lead'),
    noindex: filter.text !== '',
    width: 'wide',
    head: (
      <link rel="alternate" type="application/atom+xml" title={t('story.feed.link')} href={paths.feed.to(filter)} />
    ),
    body: <StoryListPage {...{ filter, counts, items, total, page, pages }} />,
  });
}

async function read(visit: Visit<Viewer>, doors: readonly ReplicationDoor[]): Promise<Answer> {
  const id = parseId<'ProblemId'>(visit.params.id);
  const story = id ? await storyOf(visit.db.conn, id, doors) : null;
  if (!story) throw new NotFound();
  const { problem } = story;
  return show({
    title: problem.title,
    description: shortened(problem.whatHurts, LONGEST_DESCRIPTION),
    trail: [{ text: t('story.list.title'), href: paths.list.to() }],
    islands: ['share'],
    width: 'reading',
    body: <StoryPage story={story} address={visit.baseUrl + paths.story.to(problem.id)} />,
  });
}
