import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { problemSolved } from '../../events.ts';
import type { ProblemId } from '../../model/ids.ts';
import type { Measure } from '../../model/record.ts';
import { wasLast } from '../../queries/last-deed.ts';
import { tables } from '../../schema.ts';
import { MAX_TEXT, type ProblemRefusal, type Solution, solutionSchema } from '../model.ts';
import { leadsTo, runsProblem, whyNotMove, whyNotSolved } from '../rules.ts';
import { type HeldProblem, holdProblem } from './hold.ts';
import { leaveTrace, measureText } from './trace.ts';

type Result = Promise<Outcome<null, ProblemRefusal>>;
type Of = { readonly id: ProblemId };

/** Somebody works on it now. Said twice, it is said once. */
export async function beginSolving(tx: Tx, who: Viewer, input: Of, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  if (held.state === leadsTo.begin && runsProblem(held, who)) return done(null);
  const forbidden = whyNotMove('begin', held, who);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('problem')
    .set({ state: leadsTo.begin, updated_at: now })
    .where('id', '=', input.id)
    .execute();
  await leaveTrace(tx, who, { id: input.id, verb: 'begin', ...states(held, leadsTo.begin) }, now);
  return done(null);
}

export type SolveInput = Of & {
  /** Revision whose baseline the solver measured against. */
  readonly revision: number;
  readonly solution: Solution;
};

/** Closes a problem as «tuntas», with the measure after and what proves it. Said twice, it is said once. */
export async function solveProblem(tx: Tx, who: Viewer, input: SolveInput, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const parsed = solutionSchema.safeParse(input.solution);
  if (!parsed.success) return refused('invalid');
  const solution = parsed.data;
  if (runsProblem(held, who) && isSolvedSo(held, solution)) return done(null);
  const forbidden = whyNotMove('solve', held, who);
  if (forbidden || !held.baseline) return refused(forbidden ?? 'baseline_missing');
  if (held.revision !== input.revision) return refused('stale');
  const unsolved = whyNotSolved(held, solution, dayOf(now));
  if (unsolved) return refused(unsolved);
  const after = afterOf(held.baseline, solution);
  await writeSolution(tx, held, { after, solution }, now);
  const { before, after: state } = states(held, leadsTo.solve);
  const told = {
    'problem.afterMeasure': measureText(after),
    'problem.evidence': solution.evidence.map((it) => `${it.title} (${it.url})`),
    'problem.lesson': solution.lesson,
  };
  await leaveTrace(tx, who, { id: input.id, verb: 'solve', before, after: { ...state, ...told } }, now);
  await emit(tx, problemSolved, { problemId: input.id }, now);
  return done(null);
}

async function writeSolution(
  tx: Tx,
  held: HeldProblem,
  { after, solution }: { readonly after: Measure; readonly solution: Solution },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('problem')
    .set({
      state: leadsTo.solve,
      after_measure: sql<Measure>`${JSON.stringify(after)}::jsonb`,
      evidence: sql<Solution['evidence']>`${JSON.stringify(solution.evidence)}::jsonb`,
      lesson: solution.lesson,
      revision: held.revision + 1,
      updated_at: now,
      closed_at: now,
    })
    .where('id', '=', held.id)
    .execute();
}

/** The measure after in the terms of the baseline, so that the two can be compared. */
function afterOf(baseline: Measure, { value, date, source }: Solution): Measure {
  return { indicator: baseline.indicator, unit: baseline.unit, value, date, source };
}

function isSolvedSo(held: HeldProblem, solution: Solution): boolean {
  if (held.state !== 'solved' || !held.baseline || held.lesson !== solution.lesson) return false;
  const links = (evidence: Solution['evidence'] | HeldProblem['evidence']) =>
    evidence.map((it) => [it.title, it.url, it.date]);
  return (
    measureText(held.afterMeasure) === measureText(afterOf(held.baseline, solution)) &&
    JSON.stringify(links(held.evidence)) === JSON.stringify(links(solution.evidence))
  );
}

export type Reasoned = Of & { readonly reason: string };

/** Closes a problem without a solution, with the reason. It stays with whoever raised it and its admins. */
export async function dropProblem(tx: Tx, who: Viewer, input: Reasoned, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const reason = input.reason.trim();
  if (held.state === 'dropped' && held.dropReason === reason && runsProblem(held, who)) return done(null);
  const forbidden = whyNotMove('drop', held, who) ?? whyNotReason(reason);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('problem')
    .set({ state: leadsTo.drop, drop_reason: reason, updated_at: now, closed_at: now })
    .where('id', '=', input.id)
    .execute();
  const { before, after } = states(held, leadsTo.drop);
  const told = { ...after, 'problem.reason': reason };
  await leaveTrace(tx, who, { id: input.id, verb: 'drop', before, after: told }, now);
  return done(null);
}

/**
 * Opens a closed problem again, with the reason. The measure, the evidence and what was learnt stay as a note of the
 * earlier attempt; only a new measure closes it again. Said twice, it is said once.
 */
export async function reopenProblem(tx: Tx, who: Viewer, input: Reasoned, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const reason = input.reason.trim();
  const last = { kind: 'problem' as const, id: input.id, event: 'registry.problem.reopen' };
  if (held.state === leadsTo.reopen && (await wasLast(tx, who, last))) return done(null);
  const forbidden = whyNotMove('reopen', held, who) ?? whyNotReason(reason);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('problem')
    .set({ state: leadsTo.reopen, drop_reason: null, updated_at: now, closed_at: null })
    .where('id', '=', input.id)
    .execute();
  const { before, after } = states(held, leadsTo.reopen);
  const told = { ...after, 'problem.reason': reason };
  await leaveTrace(tx, who, { id: input.id, verb: 'reopen', before, after: told }, now);
  return done(null);
}

function whyNotReason(reason: string): ProblemRefusal | null {
  if (reason === '') return 'reason_missing';
  return reason.length > MAX_TEXT ? 'invalid' : null;
}

function states(held: HeldProblem, to: HeldProblem['state']) {
  return { before: { 'problem.state': held.state }, after: { 'problem.state': to } };
}
