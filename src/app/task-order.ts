import type { HomeTask } from '#platform/capability.ts';

const never = Number.POSITIVE_INFINITY;
const isDone = ({ done, total }: HomeTask): boolean => done >= total;

/** What is to be done first comes first: by its due moment, those without one after all that have one, what is finished last. */
export function mostUrgentFirst(tasks: readonly HomeTask[]): readonly HomeTask[] {
  return tasks.toSorted((a, b) => {
    if (isDone(a) !== isDone(b)) return isDone(a) ? 1 : -1;
    const [dueA, dueB] = [a.due?.getTime() ?? never, b.due?.getTime() ?? never];
    return dueA === dueB ? 0 : dueA - dueB;
  });
}
