import type { IndexEdition } from '../model/edition.ts';
import type { Ingredients } from './calculation.ts';
import type { Stand } from './standing.ts';

/** More innovations, each with so many SID points, covering these basic-service affairs besides. */
export type More = { readonly n: number; readonly points: number; readonly affairs: readonly string[] };

/** What would go into the index with more innovations. An affair is covered by an innovation, so no more of them than there are. */
export function withMore(
  stand: Stand,
  { n, points, affairs }: More,
  { basicAffairs }: Pick<IndexEdition, 'basicAffairs'>,
): Ingredients {
  const counts = points > 0 ? n : 0;
  const fresh = new Set(affairs.filter((it) => basicAffairs.includes(it) && !stand.covered.includes(it)));
  return {
    spd: stand.spd,
    sidSum: stand.sidSum + counts * points,
    counted: stand.counted + counts,
    basicAffairs: stand.basicAffairs + Math.min(fresh.size, counts),
  };
}

/** Chairs that stay empty: the divisor does not shrink below its least, so that few innovations are a loss. */
export function emptyChairs({ counted }: Ingredients, { leastDivisor }: Pick<IndexEdition, 'leastDivisor'>): number {
  return Math.max(0, leastDivisor - counted);
}

/** The mean SID of those that count, as what one more would probably bring; 0 where none counts. */
export function usualPoints({ sidSum, counted }: Ingredients): number {
  return counted === 0 ? 0 : sidSum / counted;
}
