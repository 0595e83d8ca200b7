import { isActing, type PersonId, type Viewer } from '#identity/index.ts';
import type { Measure, Problem } from '../model/record.ts';
import type { ProblemState } from '../model/states.ts';
import { changeOf } from '../rules/impact.ts';
import type { Figure, ProblemContent, ProblemRefusal, TakenMeasure } from './model.ts';

/** What can be done to a problem that stands. */
export const problemMoves = [
  'edit',
  'link',
  'unlink',
  'begin',
  'measure',
  'strike',
  'report',
  'withdraw',
  'verify',
  'return',
  'drop',
  'reopen',
] as const;
export type ProblemMove = (typeof problemMoves)[number];

export type MovableProblem = Pick<
  Problem,
  'state' | 'institutionId' | 'raisedBy' | 'baseline' | 'better' | 'reportedBy' | 'reportedUnit'
> & {
  /** Who recorded the measure on which it was reported. */
  readonly measuredBy: PersonId | null;
};

const anytime = { open: null, being_solved: null, reported: null, solved: null, dropped: 'dropped' } as const;
const whileReported = {
  open: 'not_reported',
  being_solved: 'not_reported',
  reported: null,
  solved: 'closed',
  dropped: 'closed',
} as const;

/** Whether a problem in this state can be moved so: null for yes, else why not. */
const fit = {
  edit: { open: null, being_solved: null, reported: 'reported', solved: 'closed', dropped: 'closed' },
  link: anytime,
  unlink: anytime,
  begin: { open: null, being_solved: 'already_begun', reported: 'reported', solved: 'closed', dropped: 'closed' },
  measure: anytime,
  strike: anytime,
  report: { open: 'not_begun', being_solved: null, reported: 'reported', solved: 'closed', dropped: 'closed' },
  withdraw: whileReported,
  verify: whileReported,
  return: whileReported,
  drop: { open: null, being_solved: null, reported: 'reported', solved: 'closed', dropped: 'closed' },
  reopen: { open: 'not_closed', being_solved: 'not_closed', reported: 'reported', solved: null, dropped: null },
} as const satisfies Record<ProblemMove, Record<ProblemState, ProblemRefusal | null>>;

/** States of a problem that somebody still owes an answer. */
export const unclosedStates = ['open', 'being_solved'] as const satisfies readonly ProblemState[];

/** Where a move leads; the others leave the state as it is. */
export const leadsTo = {
  begin: 'being_solved',
  report: 'reported',
  withdraw: 'being_solved',
  verify: 'solved',
  return: 'being_solved',
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
  const judges = move === 'verify' || move === 'return';
  const stranger = judges ? whyNotJudge(problem, viewer) : runsProblem(problem, viewer) ? null : 'not_yours';
  if (stranger === 'not_judge' || stranger === 'not_yours') return stranger;
  const unfit = fit[move][problem.state];
  if (unfit) return unfit;
  if (move === 'measure' || move === 'report') return whyNotMeasurable(problem);
  return stranger;
}

/** A number after means nothing beside no number before, or when nobody said whether it should go up or down. */
function whyNotMeasurable({ baseline, better }: Pick<Problem, 'baseline' | 'better'>): ProblemRefusal | null {
  if (baseline === null) return 'baseline_missing';
  return better === null ? 'direction_missing' : null;
}

/**
 * Why this viewer may not judge what was reported. Whoever reported it or took the measure does not, in whatever role;
 * nor does an admin who also belongs to the reporting unit: then the hub judges, above which there is nobody. Where it
 * is not known who reported it, the raiser counts as the reporter.
 */
function whyNotJudge(problem: MovableProblem, viewer: Viewer): ProblemRefusal | null {
  const { person, acting } = viewer;
  if (!person || !acting) return 'not_judge';
  const isHub = isActing(viewer, 'hub_admin');
  if (!isHub && !(acting.role === 'local_admin' && acting.institutionId === problem.institutionId)) return 'not_judge';
  const reporter = problem.reportedBy ?? problem.raisedBy;
  if (person.id === reporter || person.id === problem.measuredBy) return 'own_report';
  const unit = problem.reportedUnit;
  return !isHub && unit !== null && viewer.memberships.some((it) => it.unitId === unit) ? 'same_unit' : null;
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
 * Why a measure cannot be recorded: it comes after the baseline, and not from the future. `today` is a day `YYYY-MM-DD`
 * in the instance's zone.
 */
export function whyNotMeasure(
  problem: Pick<Problem, 'baseline' | 'better'>,
  measure: Pick<Figure, 'date'>,
  today: string,
): ProblemRefusal | null {
  if (problem.baseline === null) return 'baseline_missing';
  if (measure.date <= problem.baseline.date) return 'before_baseline';
  return measure.date > today ? 'in_future' : whyNotMeasurable(problem);
}

/** Measures that can stand beside the baseline: of its indicator and unit and after its day; the oldest first. */
export function comparable<It extends Pick<TakenMeasure, 'indicator' | 'unit' | 'date' | 'recordedAt'>>(
  baseline: Measure | null,
  measures: readonly It[],
): readonly It[] {
  if (!baseline) return [];
  return measures
    .filter((it) => it.indicator === baseline.indicator && it.unit === baseline.unit && it.date > baseline.date)
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.recordedAt.getTime() - b.recordedAt.getTime());
}

/**
 * Why the problem is not solved by what was measured, `measure` being the latest that is comparable: nobody picks the
 * best of many. It must be better than the baseline, proven, and taken down after the problem was last opened again.
 */
export function whyNotSolvedBy(
  problem: Pick<Problem, 'baseline' | 'better' | 'reopenedAt'>,
  measure: Pick<TakenMeasure, 'value' | 'evidence' | 'recordedAt'> | null,
): ProblemRefusal | null {
  const { baseline, better, reopenedAt } = problem;
  if (baseline === null) return 'baseline_missing';
  if (better === null) return 'direction_missing';
  if (measure === null) return 'measure_missing';
  if (reopenedAt !== null && measure.recordedAt <= reopenedAt) return 'measure_old';
  if (changeOf({ before: baseline.value, after: measure.value, better })?.direction !== 'better')
    return 'no_improvement';
  return measure.evidence.length === 0 ? 'evidence_missing' : null;
}

/** Why the text cannot change so: what was measured must go on meaning the same. */
export function whyNotOtherIndicator(
  before: Measure | null,
  after: Measure | null,
  hasMeasures: boolean,
): ProblemRefusal | null {
  if (!hasMeasures || !before) return null;
  return before.indicator === after?.indicator && before.unit === after.unit ? null : 'measured';
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
