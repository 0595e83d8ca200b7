/** How many of a kind are within the cut, and how many there are at all. */
export type Composition = { readonly key: string; readonly chosen: number; readonly all: number };

/** How many are chosen before anybody has said so. */
export const DEFAULT_CUT = 10;

/** Of more regions than this, provinces are counted. */
const MOST_REGIONS = 40;

type Of = { readonly subject: { readonly regionCode: string | null } };

const PROVINCE_DIGITS = 2;

/** The code under which an entry is counted: of its region, or of its province where regions would be too many; '' for none. */
export function regionKey(entries: readonly Of[]): (entry: Of) => string {
  const codeOf = ({ subject }: Of) => subject.regionCode ?? '';
  const isFew = new Set(entries.map(codeOf)).size <= MOST_REGIONS;
  return isFew ? codeOf : (it) => codeOf(it).slice(0, PROVINCE_DIGITS);
}

/** Counts by a kind, the most frequent first. */
export function compositionOf<Entry extends { readonly isChosen: boolean }>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly Composition[] {
  const counts = new Map<string, { readonly chosen: number; readonly all: number }>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const { chosen, all } = counts.get(key) ?? { chosen: 0, all: 0 };
    counts.set(key, { chosen: chosen + Number(entry.isChosen), all: all + 1 });
  }
  return [...counts].map(([key, it]) => ({ key, ...it })).toSorted((a, b) => b.all - a.all || (a.key < b.key ? -1 : 1));
}
