import type { Score } from '../model/calibration.ts';

/** The scores by number instead of by id: those of one entry stand together. */
export type Design = {
  readonly entries: readonly string[];
  readonly jurors: readonly string[];
  readonly scores: readonly Score[];
  /** Where the scores of each entry begin; one more than there are entries. */
  readonly starts: Int32Array;
  readonly jurorOf: Int32Array;
  /** Scores less their plain mean, which is `centre`. */
  readonly values: Float64Array;
  readonly centre: number;
  /** Sum of the values of each entry. */
  readonly sums: Float64Array;
  /** The island of each entry and juror, the one with the most entries first. */
  readonly entryIsland: Int32Array;
  readonly jurorIsland: Int32Array;
  readonly islands: number;
};

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const inOrder = (a: Score, b: Score): number =>
  byText(a.entry, b.entry) || byText(a.juror, b.juror) || a.score - b.score;
export const num = (cells: Float64Array | Int32Array, index: number): number => cells[index] as number;

/** Finite scores alone, in an order that depends on nothing but them. */
export function designOf(given: readonly Score[]): Design {
  const scores = given.filter((it) => Number.isFinite(it.score)).sort(inOrder);
  const entries = [...new Set(scores.map((it) => it.entry))];
  const jurors = [...new Set(scores.map((it) => it.juror))].sort(byText);
  const rank = new Map(jurors.map((id, index) => [id, index]));
  const jurorOf = Int32Array.from(scores, (it) => rank.get(it.juror) ?? 0);
  const centre = scores.reduce((sum, it) => sum + it.score, 0) / Math.max(1, scores.length);
  const values = Float64Array.from(scores, (it) => it.score - centre);
  const starts = startsOf(scores, entries.length);
  const sums = new Float64Array(entries.length);
  eachScore({ starts }, (entry, at) => {
    sums[entry] = num(sums, entry) + num(values, at);
  });
  const bare = { entries, jurors, scores, starts, jurorOf, values, centre, sums };
  return { ...bare, ...islandsOf(bare) };
}

function startsOf(scores: readonly Score[], entries: number): Int32Array {
  const starts = new Int32Array(entries + 1);
  let entry = 0;
  for (let at = 1; at < scores.length; at += 1)
    if (scores[at]?.entry !== scores[at - 1]?.entry) {
      entry += 1;
      starts[entry] = at;
    }
  starts[entries] = scores.length;
  return starts;
}

/** Every score with the number of its entry. */
export function eachScore({ starts }: Pick<Design, 'starts'>, use: (entry: number, at: number) => void): void {
  for (let entry = 0; entry + 1 < starts.length; entry += 1)
    for (let at = num(starts, entry); at < num(starts, entry + 1); at += 1) use(entry, at);
}

export const sheetsOn = ({ starts }: Pick<Design, 'starts'>, entry: number): number =>
  num(starts, entry + 1) - num(starts, entry);

/** Entries and jurors that are joined by sheets, directly or along others (connected components by union and find). */
function islandsOf(design: Pick<Design, 'entries' | 'jurors' | 'starts' | 'jurorOf'>) {
  const { entries, jurors, jurorOf } = design;
  const parent = Int32Array.from({ length: entries.length + jurors.length }, (_, index) => index);
  const root = (node: number): number => {
    let top = node;
    while (num(parent, top) !== top) {
      parent[top] = num(parent, num(parent, top));
      top = num(parent, top);
    }
    return top;
  };
  eachScore(design, (entry, at) => {
    parent[root(entry)] = root(entries.length + num(jurorOf, at));
  });
  const roots = entries.map((_, entry) => root(entry));
  const sizes = new Map<number, number>();
  for (const it of roots) sizes.set(it, (sizes.get(it) ?? 0) + 1);
  const numbers = new Map([...sizes].sort((a, b) => b[1] - a[1]).map(([it], index) => [it, index]));
  return {
    entryIsland: Int32Array.from(roots, (it) => numbers.get(it) ?? 0),
    jurorIsland: Int32Array.from(jurors, (_, juror) => numbers.get(root(entries.length + juror)) ?? 0),
    islands: numbers.size,
  };
}
