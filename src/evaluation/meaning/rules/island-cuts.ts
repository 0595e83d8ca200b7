import type { Cuts } from '../model/reckoning.ts';

/** How many entries each island has, by its number. */
export function sizesOf(entries: readonly { readonly island: number }[]): readonly number[] {
  const sizes: number[] = [];
  for (const { island } of entries) sizes[island] = (sizes[island] ?? 0) + 1;
  return Array.from(sizes, (it) => it ?? 0);
}

/** The same, in their order, each with its place inside its island, from 1. */
export function withPlaces<It extends { readonly island: number }>(
  sorted: readonly It[],
): readonly (It & { readonly rank: number })[] {
  const last = new Map<number, number>();
  return sorted.map((it) => {
    const rank = (last.get(it.island) ?? 0) + 1;
    last.set(it.island, rank);
    return { ...it, rank };
  });
}

/** The cuts by the islands' numbers. */
export const byIsland = (cuts: Cuts): ReadonlyMap<number, number> =>
  new Map(Object.entries(cuts).map(([island, cut]) => [Number(island), cut]));

type Chosen = { readonly cut: number; readonly cuts: Cuts | null };

/** How many are chosen of an island: all of the whole where everything is joined, what was said of it elsewhere; null: not said. */
export function cutOf({ cut, cuts }: Chosen, islands: number): (island: number) => number | null {
  if (islands <= 1) return () => cut;
  return (island) => cuts?.[island] ?? null;
}

/**
 * So many places shared out by the islands' sizes: each its share rounded down and one at least, what is left to the largest remainders (Hamilton).
 * A proposal; people decide.
 */
export function proportional(cut: number, sizes: readonly number[]): Cuts {
  const all = sizes.reduce((sum, it) => sum + it, 0);
  const shares = sizes.map((size, island) => ({ island, share: (cut * size) / Math.max(1, all) }));
  const given = shares.map(({ share }) => Math.max(1, Math.floor(share)));
  let left = cut - given.reduce((sum, it) => sum + it, 0);
  const remainder = ({ share }: { readonly share: number }) => share - Math.floor(share);
  for (const { island } of shares.toSorted((a, b) => remainder(b) - remainder(a) || a.island - b.island)) {
    if (left <= 0) break;
    given[island] = (given[island] ?? 0) + 1;
    left -= 1;
  }
  return Object.fromEntries(given.map((it, island) => [String(island), it]));
}
