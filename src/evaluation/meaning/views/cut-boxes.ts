import { type Cuts, MOST_ISLANDS } from '../model/reckoning.ts';
import { proportional } from '../rules/island-cuts.ts';

type Chosen = { readonly cut: number; readonly cuts: Cuts | null };

/** A box for how many are chosen: of all, or of one island with so many entries. */
export type CutBox = {
  readonly name: string;
  readonly island: { readonly no: number; readonly entries: number } | null;
  readonly value: string;
};

/** Names of the boxes: one for all, or one for each island where nothing joins them. */
export const cutNames = (islands: number): readonly string[] =>
  islands > 1 && islands <= MOST_ISLANDS ? Array.from({ length: islands }, (_, no) => `batas_${no}`) : ['batas'];

/** The boxes with what was typed, else what was said last, else a share by size. */
export function cutBoxes(
  sizes: readonly number[],
  { cut, cuts }: Chosen,
  typed: (name: string) => string,
): readonly CutBox[] {
  const names = cutNames(sizes.length);
  const known = cuts ?? proportional(cut, sizes);
  return names.map((name, no) => {
    if (names.length === 1) return { name, island: null, value: typed(name) || String(cut) };
    return { name, island: { no, entries: sizes[no] ?? 0 }, value: typed(name) || String(known[no] ?? 1) };
  });
}
