import { type Phase, type PlanTask, phases } from '../model/plan.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';

export type PlanFigures = {
  readonly total: number;
  readonly done: number;
  readonly overdue: number;
};

const isOpen = ({ state }: Pick<PlanTask, 'state'>): boolean => state === 'open' || state === 'doing';

/** A task whose day is past while it is not done; on the day itself it is not overdue. */
export function isOverdue(task: Pick<PlanTask, 'state' | 'due'>, today: string): boolean {
  return isOpen(task) && task.due !== null && task.due < today;
}

/** How far the plan has come; what was dropped counts nowhere. */
export function figuresOf(tasks: readonly Pick<PlanTask, 'state' | 'due'>[], today: string): PlanFigures {
  const counted = tasks.filter((it) => it.state !== 'dropped');
  return {
    total: counted.length,
    done: counted.filter((it) => it.state === 'done').length,
    overdue: counted.filter((it) => isOverdue(it, today)).length,
  };
}

/** Why the plan cannot be settled: each stage that stands must have its people and days. */
export function whyNotSettle(tasks: readonly PlanTask[]): ReplicationRefusal | null {
  const counted = tasks.filter((it) => it.state !== 'dropped');
  if (counted.length === 0) return 'plan_empty';
  return counted.every((it) => it.due !== null && it.who !== '') ? null : 'plan_undated';
}

/** The tasks by stage, each stage in its order. */
export function byPhase(tasks: readonly PlanTask[]): ReadonlyMap<Phase, readonly PlanTask[]> {
  return new Map(
    phases.map((phase) => [phase, tasks.filter((it) => it.phase === phase).sort((a, b) => a.place - b.place)]),
  );
}

/** The ids of a stage after a task changed its place with its neighbour; as they were at either end. */
export function moved<T extends { readonly id: string }>(
  tasks: readonly T[],
  id: string,
  way: 'up' | 'down',
): readonly T[] {
  const at = tasks.findIndex((it) => it.id === id);
  const to = way === 'up' ? at - 1 : at + 1;
  const [one, other] = [tasks[at], tasks[to]];
  if (!one || !other) return tasks;
  return tasks.map((it, index) => (index === at ? other : index === to ? one : it));
}
