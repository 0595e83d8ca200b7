import type { IndexBand, IndexEdition } from '../model/edition.ts';

/** The category of an index that is rounded already; null: below all, it cannot be judged. */
export function bandOf(index: number, { bands }: Pick<IndexEdition, 'bands'>): IndexBand | null {
  return bands.toSorted((a, b) => b.from - a.from).find((it) => index >= it.from) ?? null;
}

/** The next category above; null in the highest. */
export function nextBand(index: number, { bands }: Pick<IndexEdition, 'bands'>): IndexBand | null {
  return bands.toSorted((a, b) => a.from - b.from).find((it) => it.from > index) ?? null;
}
