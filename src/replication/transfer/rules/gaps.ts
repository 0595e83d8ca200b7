import type { Answered, Need, NeedId } from '../../needs/model.ts';
import { gapsOf } from '../../needs/rules/readiness.ts';
import type { PlanTask, TaskId } from '../model/plan.ts';

/** Days until a gap should be closed, before anybody says otherwise; ours. */
export const GAP_DAYS = 30;

export type GapTask = {
  readonly needId: NeedId;
  readonly item: string;
  readonly amount: string;
  /** What the place said of it. */
  readonly note: string;
};

export type GapChanges = {
  readonly added: readonly GapTask[];
  /** No longer needed: it is there, or the owner asks for it no more. */
  readonly settled: readonly TaskId[];
  /** Settled by the readiness before, and missing again. */
  readonly reopened: readonly TaskId[];
};

type Task = Pick<PlanTask, 'id' | 'needId' | 'state' | 'settledByReadiness'>;

/** What the readiness changes in the plan. A need has at most one task; what was done or dropped by hand stays so. */
export function gapChanges(plan: readonly Task[], needs: readonly Need[], answers: readonly Answered[]): GapChanges {
  const gaps = gapsOf(needs, answers);
  const open = new Set(gaps.map(({ need }) => need.id));
  const own = plan.filter((task): task is Task & { readonly needId: NeedId } => task.needId !== null);
  const known = new Set(own.map((task) => task.needId));
  const idsOf = (fits: (task: (typeof own)[number]) => boolean) => own.filter(fits).map((task) => task.id);
  return {
    added: gaps
      .filter(({ need }) => !known.has(need.id))
      .map(({ need, note }) => ({ needId: need.id, item: need.item, amount: need.amount, note })),
    settled: idsOf((task) => task.state === 'open' && !open.has(task.needId)),
    reopened: idsOf((task) => task.settledByReadiness && open.has(task.needId)),
  };
}

/** Whether somebody works on a gap that is there by now: the plan offers to close it. */
export function isThereByNow(
  task: Pick<PlanTask, 'needId' | 'state'>,
  needs: readonly Need[],
  answers: readonly Answered[],
): boolean {
  if (task.needId === null || task.state !== 'doing') return false;
  return !gapsOf(needs, answers).some(({ need }) => need.id === task.needId);
}
