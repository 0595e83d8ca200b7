import type { Level } from '../model/agreement.ts';

/** The marks of each unit; units with fewer than two say nothing and are left out. */
export type Units = readonly (readonly number[])[];

/**
 * Krippendorff's alpha, 1 − observed ÷ expected disagreement, with any number of observers and gaps: Krippendorff 2011, «Computing
 * Krippendorff's Alpha-Reliability», section D. Null where nothing can be paired or nothing differs.
 */
export function alphaOf(units: Units, level: Level): number | null {
  const paired = units.filter((it) => it.length > 1);
  const counts = countsOf(paired.flat());
  const values = [...counts.keys()].sort((a, b) => a - b);
  const distance = distanceOf(level, values, counts);
  const total = paired.reduce((sum, it) => sum + it.length, 0);
  const observed = paired.reduce((sum, unit) => sum + withinUnit(unit, distance), 0);
  let expected = 0;
  for (const [at, a] of values.entries())
    for (const b of values.slice(at + 1)) expected += (counts.get(a) ?? 0) * (counts.get(b) ?? 0) * distance(a, b);
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}

type Distance = (low: number, high: number) => number;

/** Σ over pairs of different marks of one unit, each weighed by 1 ÷ (marks − 1). */
function withinUnit(unit: readonly number[], distance: Distance): number {
  const sorted = [...unit].sort((a, b) => a - b);
  let sum = 0;
  for (const [at, a] of sorted.entries()) for (const b of sorted.slice(at + 1)) sum += a === b ? 0 : distance(a, b);
  return sum / (unit.length - 1);
}

function countsOf(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The squared difference of two different values, the lower first. */
function distanceOf(level: Level, values: readonly number[], counts: ReadonlyMap<number, number>): Distance {
  if (level === 'nominal') return () => 1;
  if (level === 'interval') return (low, high) => (high - low) ** 2;
  if (level === 'ratio') return (low, high) => (low + high === 0 ? 0 : ((high - low) / (high + low)) ** 2);
  // Ordinal: how many marks stand between, half of both ends included. Steps between the middles of the values' stretches.
  const middles = new Map<number, number>();
  let before = 0;
  for (const value of values) {
    const own = counts.get(value) ?? 0;
    middles.set(value, before + own / 2);
    before += own;
  }
  return (low, high) => ((middles.get(high) ?? 0) - (middles.get(low) ?? 0)) ** 2;
}
