import { type ItemState, itemStates } from '../model/check.ts';

export type Progress = Readonly<Record<ItemState, number>> & { readonly total: number };
export type Counted = { readonly regionCode: string | null; readonly state: ItemState; readonly count: number };

const none = (): Record<ItemState, number> & { total: number } => ({
  ...{ waiting: 0, answered: 0, returned: 0, verified: 0, silent: 0, total: 0 },
});

/** How far a round has come, in all. */
export function progressOf(counts: readonly Counted[]): Progress {
  const sum = none();
  for (const { state, count } of counts) {
    sum[state] += count;
    sum.total += count;
  }
  return sum;
}

/** The same by region, the least answered share first. */
export function byRegion(
  counts: readonly Counted[],
): readonly { readonly regionCode: string | null; readonly progress: Progress }[] {
  const regions = Map.groupBy(counts, (it) => it.regionCode);
  return [...regions]
    .map(([regionCode, of]) => ({ regionCode, progress: progressOf(of) }))
    .sort(
      (a, b) => shareOf(a.progress) - shareOf(b.progress) || (a.regionCode ?? '').localeCompare(b.regionCode ?? ''),
    );
}

/** Answered, whether verified already or not. */
export const answeredOf = ({ answered, verified }: Progress): number => answered + verified;
const shareOf = (progress: Progress): number => (progress.total === 0 ? 1 : answeredOf(progress) / progress.total);

export const isItemState = (text: string | null): text is ItemState => itemStates.some((it) => it === text);
