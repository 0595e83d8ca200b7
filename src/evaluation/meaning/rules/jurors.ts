import { type Design, eachScore, num, sheetsOn } from './design.ts';

export type Habit = {
  readonly sheets: number;
  readonly spread: number | null;
  readonly shared: number;
  readonly agreement: number | null;
};

/** Below so many shared entries a correlation says nothing. */
const FEWEST_SHARED = 3;

/** How far each juror's scores spread, and how they go with those of co-readers; leniency is taken off both sides. */
export function habitsOf(design: Design, leniency: ArrayLike<number>): readonly Habit[] {
  const own: number[][] = design.jurors.map(() => []);
  const pairs: [number, number][][] = design.jurors.map(() => []);
  const freed = design.values.map((value, at) => value - (leniency[num(design.jurorOf, at)] as number));
  const sums = new Float64Array(design.entries.length);
  eachScore(design, (entry, at) => {
    sums[entry] = num(sums, entry) + num(freed, at);
  });
  eachScore(design, (entry, at) => {
    const [juror, others] = [num(design.jurorOf, at), sheetsOn(design, entry) - 1];
    own[juror]?.push(num(design.values, at));
    if (others > 0) pairs[juror]?.push([num(freed, at), (num(sums, entry) - num(freed, at)) / others]);
  });
  return own.map((values, juror) => {
    const shared = pairs[juror] ?? [];
    return {
      sheets: values.length,
      spread: deviationOf(values),
      shared: shared.length,
      agreement: correlationOf(shared),
    };
  });
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length;

/** Standard deviation with n − 1; null of fewer than two. */
export function deviationOf(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (values.length - 1));
}

const FLAT = 1e-9;

/** Pearson's r; null of fewer than three pairs, or where one side does not vary. */
export function correlationOf(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < FEWEST_SHARED) return null;
  const [left, right] = [meanOf(pairs.map((it) => it[0])), meanOf(pairs.map((it) => it[1]))];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - left) ** 2;
    yy += (y - right) ** 2;
    xy += (x - left) * (y - right);
  }
  return xx < FLAT || yy < FLAT ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
