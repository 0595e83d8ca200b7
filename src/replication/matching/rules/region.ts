import { isYesNo, type RegionFactName, type RegionFacts, regionFactNames } from '../model/region-fact.ts';

/** A fact that is known of both regions, with how alike they are in it, 0 to 1. */
export type Likeness = {
  readonly name: RegionFactName;
  readonly own: number;
  readonly other: number;
  readonly alike: number;
};

/** The facts that are known of both; what one of them lacks is not counted. Symmetric but for the order of the numbers. */
export function likenesses(own: RegionFacts, other: RegionFacts): readonly Likeness[] {
  return regionFactNames.flatMap((name) => {
    const [a, b] = [own[name]?.value, other[name]?.value];
    return a === undefined || b === undefined ? [] : [{ name, own: a, other: b, alike: alikeIn(name, a, b) }];
  });
}

/** The smaller number by the larger one: twice as many people is half as alike, wherever one begins. */
function alikeIn(name: RegionFactName, a: number, b: number): number {
  if (isYesNo(name)) return a === b ? 1 : 0;
  const most = Math.max(a, b);
  return most === 0 ? 1 : Math.min(a, b) / most;
}

/** How alike two regions are, 0 to 1: the mean over the facts known of both; null when there is none. */
export function regionLikeness(own: RegionFacts, other: RegionFacts): number | null {
  const known = likenesses(own, other);
  return known.length === 0 ? null : known.reduce((sum, it) => sum + it.alike, 0) / known.length;
}
