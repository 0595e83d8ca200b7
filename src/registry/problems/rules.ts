import { isActing, type Viewer } from '#identity/index.ts';
import type { Problem } from '../model/record.ts';
import type { ProblemState } from '../model/states.ts';
import type { ProblemContent, ProblemRefusal, Solution } from './model.ts';

/** What can be done to a problem that stands. */
export const problemMoves = ['edit', 'link', 'unlink', 'begin', 'solve', 'drop', 'reopen'] as const;
export type ProblemMove = (typeof problemMoves)[number];

export type MovableProblem = Pick<Problem, 'state' | 'institutionId' | 'raisedBy' | 'baseline'>;

/** Whether a problem in this state can be moved so: null for yes, else why not. */
const fit = {
  edit: { open: null, being_solved: null, solved: 'closed', dropped: 'closed' },
  link: { open: null, being_solved: null, solved: null, dropped: 'dropped' },
  unlink: { open: null, being_solved: null, solved: null, dropped: 'dropped' },
  begin: { open: null, being_solved: 'already_begun', solved: 'closed', dropped: 'closed' },
  solve: { open: 'not_begun', being_solved: null, solved: 'closed', dropped: 'closed' },
  drop: { open: null, being_solved: null, solved: 'closed', dropped: 'closed' },
  reopen: { open: 'not_closed', being_solved: 'not_closed', solved: null, dropped: null },
} as const satisfies Record<ProblemMove, Record<ProblemState, ProblemRefusal | null>>;

/** States of a problem that somebody still owes an answer. */
export const unclosedStates = ['open', 'being_solved'] as const satisfies readonly ProblemState[];

/** Where a move leads; the others leave the state as it is. */
export const leadsTo = {
  begin: 'being_solved',
  solve: 'solved',
  drop: 'dropped',
  reopen: 'open',
} as const satisfies Partial<Record<ProblemMove, ProblemState>>;

/** Runs the problem: who raised it, the admin of its institution, the hub. */
export function runsProblem(problem: Pick<Problem, 'institutionId' | 'raisedBy'>, viewer: Viewer): boolean {
  const { person, acting } = viewer;
  if (!person || !acting) return false;
  if (isActing(viewer, 'hub_admin') || problem.raisedBy === person.id) return true;
  return acting.role === 'local_admin' && acting.institutionId === problem.institutionId;
}

/** Why this viewer may not make the move now; null when it is allowed. Buttons, actions and tests ask this. */
export function whyNotMove(move: ProblemMove, problem: MovableProblem, viewer: Viewer): ProblemRefusal | null {
  if (!runsProblem(problem, viewer)) return 'not_yours';
  const unfit = fit[move][problem.state];
  if (unfit) return unfit;
  return move === 'solve' && problem.baseline === null ? 'baseline_missing' : null;
}

/** Why the viewer may not raise a problem for this place; anyone with a role may, for the place of that role. */
export function whyNotRaise(
  place: { readonly institutionId: string | null; readonly unitId: string | null },
  viewer: Viewer,
): ProblemRefusal | null {
  const { acting } = viewer;
  if (!viewer.person || !acting) return 'no_role';
  if (acting.role === 'hub_admin') return null;
  if (acting.institutionId !== place.institutionId) return 'not_here';
  if (acting.role === 'local_admin' || place.unitId === null) return null;
  return acting.unitId === place.unitId ? null : 'not_here';
}

/**
 * Why this is not «tuntas»: it wants a measure in the baseline's unit, not older than the baseline and not from the
 * future, and something that proves it. `today` is a day `YYYY-MM-DD` in the instance's zone.
 */
export function whyNotSolved(
  problem: Pick<Problem, 'baseline'>,
  solution: Pick<Solution, 'date' | 'evidence'>,
  today: string,
): ProblemRefusal | null {
  if (problem.baseline === null) return 'baseline_missing';
  if (solution.date < problem.baseline.date) return 'before_baseline';
  if (solution.date > today) return 'in_future';
  return solution.evidence.length === 0 ? 'evidence_missing' : null;
}

/** Why the content cannot stand: nothing has been measured tomorrow. `today` is a day `YYYY-MM-DD`. */
export function whyNotContent(content: Pick<ProblemContent, 'baseline'>, today: string): ProblemRefusal | null {
  return content.baseline !== null && content.baseline.date > today ? 'in_future' : null;
}

/** Who may read what happened to a problem: those who run it, and who runs the system. */
export function whyNotReadHistory(
  problem: Pick<Problem, 'institutionId' | 'raisedBy'>,
  viewer: Viewer,
): ProblemRefusal | null {
  return runsProblem(problem, viewer) || isActing(viewer, 'system_admin') ? null : 'not_yours';
}
