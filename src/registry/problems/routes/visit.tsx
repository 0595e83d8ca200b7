import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, redirect, show, type Visit } from '#platform/http/route.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { ProblemId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import type { Need } from '../../search/fitting.ts';
import { RefusalPage } from '../../views/refusal-page.tsx';
import type { ProblemRefusal, ShownProblem, TakenMeasure } from '../model.ts';
import { problemFor } from '../queries/problem.ts';
import { comparable, type ProblemMove, problemMoves, whyNotMove, whyNotSolvedBy } from '../rules.ts';
import type { ProblemAnswers } from '../views/problem-deeds.tsx';

export type ProblemVisit = Visit<Viewer>;

/** The problem of the address, when the viewer may read it; else it is not there. */
export async function problemOf(visit: ProblemVisit): Promise<ShownProblem> {
  const id = parseId<'ProblemId'>(visit.params.id);
  const problem = id ? await problemFor(visit.db.conn, visit.viewer, id) : null;
  if (!problem) throw new NotFound();
  return problem;
}

/** The answer to each move; `taken` is what was measured, of which reporting and striking out want some. */
export function answersOf(problem: ShownProblem, viewer: Viewer, taken: readonly TakenMeasure[] = []): ProblemAnswers {
  const answers = problemMoves.map((move) => [
    move,
    whyNotMove(move, problem, viewer) ?? lacking(move, problem, taken),
  ]);
  return Object.fromEntries(answers) as ProblemAnswers;
}

function lacking(move: ProblemMove, problem: ShownProblem, taken: readonly TakenMeasure[]): ProblemRefusal | null {
  if (move === 'report') return whyNotSolvedBy(problem, comparable(problem.baseline, taken).at(-1) ?? null);
  return move === 'strike' && !taken.some((it) => it.id !== problem.measureId) ? 'not_found' : null;
}

const forbidding: readonly ProblemRefusal[] = [
  'not_yours',
  'not_here',
  'no_role',
  'not_judge',
  'own_report',
  'same_unit',
];

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusal(why: ProblemRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return show({
    title: t('problems.refused.title'),
    status: forbidding.includes(why) ? 403 : 409,
    noindex: true,
    width: 'reading',
    body: <RefusalPage reason={t(`problems.refusal.${why}`)} back={back} />,
  });
}

/** Back to the problem when the move was made, else the page that says why not. */
export function moved<T>(outcome: Outcome<T, ProblemRefusal>, id: ProblemId, flash: PlainKey): Answer {
  return outcome.ok ? redirect(paths.problem.to(id), flash) : refusal(outcome.why, paths.problem.to(id));
}

/** A page of the work on a problem: kept out of search engines, titled as wrong when shown again with errors. */
export function workPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage(
    {
      width: 'reading',
      ...page,
      noindex: true,
    },
    errors,
  );
}

export function trailOf(problem?: Pick<ShownProblem, 'id' | 'title'>): NonNullable<Page['trail']> {
  const list = { text: t('problems.title'), href: paths.problems.to() };
  return problem ? [list, { text: problem.title, href: paths.problem.to(problem.id) }] : [list];
}

/** What a search for answers is asked with. */
export function needOf(problem: ShownProblem): Need {
  return { title: problem.title, text: problem.whatHurts, affair: problem.affair };
}
