import type { Calibration } from '../model/calibration.ts';
import type { Flag, Point, Trait } from '../model/flag.ts';
import { deviationOf } from './jurors.ts';
import { upperTail, zOfT } from './normal.ts';
import { isRare, meanOf, pointAt, type SeenSheet } from './seen.ts';

/** On either side of a comparison. */
const FEWEST = 5;

type Asked = Pick<Flag, 'kind' | 'juror' | 'trait' | 'value' | 'points'> & { readonly p: number };

/**
 * Groups of entries that are scored otherwise: by one juror against co-readers of the same entries, so that content cannot be why; and by
 * the whole jury, where it can.
 */
export function traitFlags(
  seen: readonly SeenSheet[],
  { entries }: Calibration,
  traits: readonly Trait[],
): readonly Flag[] {
  const compared = seen.flatMap((it) => (it.others === null ? [] : pointAt(it, 0, it.freed - it.others)));
  const byJuror = Map.groupBy(compared, (it) => it.juror);
  const whole = entries.map((it) => ({ x: 0, y: it.calibrated, entry: it.entry, juror: '' }));
  return [
    ...rare([...byJuror].flatMap(([juror, points]) => comparisons(points, traits, { kind: 'favours', juror }))),
    ...rare(comparisons(whole, traits, { kind: 'groups-apart', juror: null })),
  ];
}

const rare = (asked: readonly Asked[]): readonly Flag[] =>
  asked.filter((it) => isRare(it.p, asked.length)).map((it) => ({ ...it, entry: null, usual: 0 }));

/** Each level of each trait against all others; of a trait with two levels only the first in order, for the other says the same. */
function comparisons(
  points: readonly Point[],
  traits: readonly Trait[],
  what: Pick<Asked, 'kind' | 'juror'>,
): readonly Asked[] {
  return traits.flatMap((trait) => {
    const known = points.flatMap((it) => {
      const level = trait.of(it.entry);
      return level === null ? [] : { ...it, level };
    });
    const levels = [...new Set(known.map((it) => it.level))].sort();
    return (levels.length === 2 ? levels.slice(0, 1) : levels).flatMap((level) => {
      const placed = known.map(({ level: own, ...it }) => ({ ...it, x: Number(own === level) }));
      const [others, group] = [0, 1].map((x) => placed.filter((it) => it.x === x).map((it) => it.y)) as [
        number[],
        number[],
      ];
      if (others.length < FEWEST || group.length < FEWEST) return [];
      return { ...what, trait: { name: trait.name, level }, ...welch(group, others), points: placed };
    });
  });
}

/** Difference of two means and its two-sided chance (Welch 1947). */
function welch(a: readonly number[], b: readonly number[]): { readonly value: number; readonly p: number } {
  const [x, y] = [a, b].map((it) => (deviationOf(it) ?? 0) ** 2 / it.length) as [number, number];
  const value = meanOf(a) - meanOf(b);
  if (x + y === 0) return { value, p: 1 };
  const free = (x + y) ** 2 / (x ** 2 / (a.length - 1) + y ** 2 / (b.length - 1));
  return { value, p: 2 * upperTail(Math.abs(zOfT(value / Math.sqrt(x + y), free))) };
}
