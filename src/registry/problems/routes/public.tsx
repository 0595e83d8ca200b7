import { History, historyOf } from '#audit/index.ts';
import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { type ProblemPart, partsOf } from '../../part.ts';
import { paths } from '../../paths.ts';
import { fittingInnovations } from '../../search/fitting.ts';
import type { AnsweringInnovation, ShownProblem, TakenMeasure } from '../model.ts';
import { measuresOf } from '../queries/measure.ts';
import { innovationsOfProblem, listProblems, problemCounts } from '../queries/problem.ts';
import { comparable, runsProblem, whyNotReadHistory } from '../rules.ts';
import { ProblemListPage, queryOf } from '../views/list-page.tsx';
import { DeedOfOthers, ProblemDeeds } from '../views/problem-deeds.tsx';
import { ProblemPage } from '../views/problem-page.tsx';
import { shortened } from '../views/shortened.ts';
import { filterOf } from './list-query.ts';
import { answersOf, needOf, type ProblemVisit, problemOf, trailOf, workPage } from './visit.tsx';

const PAGE_SIZE = 20;
const SIMILAR = 4;
const LONGEST_DESCRIPTION = 200;

export const publicRoutes = (parts: readonly ProblemPart[]): readonly Route<Viewer>[] => [
  { method: 'get', path: paths.problems.pattern, guard: anyone, event: 'registry.problem.list', handle: list },
  {
    method: 'get',
    path: paths.problem.pattern,
    guard: anyone,
    event: 'registry.problem.read',
    handle: (visit) => read(visit, parts),
  },
  {
    method: 'get',
    path: paths.problemHistory.pattern,
    guard: signedIn,
    event: 'registry.problem.history',
    handle: history,
  },
];

async function list(visit: ProblemVisit): Promise<Answer> {
  const filter = filterOf(visit);
  const page = Math.max(1, Math.trunc(Number(visit.query.get('hal') ?? 1)) || 1);
  const window = { size: PAGE_SIZE, offset: (Math.min(page, 10_000) - 1) * PAGE_SIZE };
  const { total, items } = await listProblems(visit.db.conn, visit.viewer, filter, window);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page > pages) return redirect(paths.problems.to({ ...queryOf(filter), hal: pages > 1 ? String(pages) : '' }));
  const counts = await problemCounts(visit.db.conn, visit.viewer, filter);
  return show({
    title: t('problems.title'),
    description: t('problems.lead'),
    width: 'wide',
    body: <ProblemListPage filter={filter} counts={counts} items={items} total={total} page={page} pages={pages} />,
  });
}

async function read(visit: ProblemVisit, parts: readonly ProblemPart[]): Promise<Answer> {
  const problem = await problemOf(visit);
  const { viewer, now } = visit;
  const innovations = await innovationsOfProblem(visit.db.conn, problem.id);
  const said = await partsOf(parts, visit.db.conn, viewer, problem, now);
  const similar = await similarTo(visit, problem, [
    ...innovations.map((it) => it.id),
    ...said.flatMap((it) => it?.named ?? []),
  ]);
  const taken = await measuresOf(visit.db.conn, problem.id);
  const measures = comparable(problem.baseline, taken);
  const answers = answersOf(problem, viewer);
  return show({
    title: problem.title,
    description: shortened(problem.whatHurts, LONGEST_DESCRIPTION),
    trail: trailOf(),
    noindex: problem.state === 'dropped',
    width: 'wide',
    body: (
      <ProblemPage
        problem={problem}
        measures={measures}
        innovations={innovations}
        similar={similar}
        deeds={deedsFor(problem, viewer, taken)}
        mayLink={answers.link === null}
        mayReadHistory={whyNotReadHistory(problem, viewer) === null}
        parts={said.map((it) => it?.body ?? null)}
      />
    ),
  });
}

/** What the words of a problem that looks for an answer find beside what is named on its page already. */
async function similarTo(
  { db }: ProblemVisit,
  problem: ShownProblem,
  named: readonly InnovationId[],
): Promise<readonly AnsweringInnovation[]> {
  if (problem.state !== 'open' && problem.state !== 'being_solved') return [];
  const known = new Set(named);
  const found = await fittingInnovations(db.conn, needOf(problem), SIMILAR + known.size);
  return found.filter((it) => !known.has(it.id)).slice(0, SIMILAR);
}

const nextMoves = {
  open: 'begin',
  being_solved: 'report',
  reported: 'verify',
  solved: 'reopen',
  dropped: 'reopen',
} as const;

/** What the viewer can do: those who run the problem, and those who judge what was reported. */
function deedsFor(problem: ShownProblem, viewer: Viewer, taken: readonly TakenMeasure[]) {
  if (!viewer.person) return null;
  const next = nextMoves[problem.state];
  const answers = answersOf(problem, viewer, taken);
  const isStranger = !runsProblem(problem, viewer) && answers.verify === 'not_judge';
  if (!isStranger) return <ProblemDeeds id={problem.id} answers={answers} />;
  return <DeedOfOthers next={next} reason={next === 'verify' ? 'not_judge' : 'not_yours'} />;
}

async function history(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  if (whyNotReadHistory(problem, visit.viewer)) throw new NotFound();
  const rows = await historyOf(visit.db.conn, { kind: 'problem', id: problem.id });
  const title = t('problems.history.title');
  return workPage({
    title: `${title}: ${problem.title}`,
    trail: trailOf(problem),
    body: (
      <>
        <PageHeader kicker={problem.title} title={title} />
        <History rows={rows} label={title} />
        <Downloads of={paths.problemHistory.to(problem.id)} />
      </>
    ),
  });
}
