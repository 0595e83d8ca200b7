import type { JurorId, SubjectRowId } from '../../model/ids.ts';
import { type Rubric, WEIGHTS_SUM } from '../../model/rubric.ts';
import type { CountedSheet } from '../../rules/results.ts';
import { totalOf } from '../../rules/total.ts';
import type { Score } from '../model/calibration.ts';
import type { Official, Wanted } from '../model/reckoning.ts';
import { calibrate } from './calibrate.ts';
import { withPlaces } from './island-cuts.ts';

type Chosen = Pick<Wanted, 'cut' | 'cuts'>;
type Counted = CountedSheet & { readonly row: SubjectRowId; readonly jurorId: JurorId };

/** What is asked: other cuts, other weights (by criterion, of any sum), or some jurors left out. */
export type WhatIf = Chosen & {
  readonly weights: ReadonlyMap<string, number>;
  readonly without: ReadonlySet<string>;
};

/** The rubric with other weights, made to sum up to 100; null when nothing would weigh anything. */
export function reweighted(rubric: Rubric, weights: ReadonlyMap<string, number>): Rubric | null {
  const weightOf = (code: string, own: number) => weights.get(code) ?? own;
  const sum = rubric.criteria.reduce((all, it) => all + weightOf(it.code, it.weight), 0);
  if (sum <= 0) return null;
  const criteria = rubric.criteria.map((it) => ({
    ...it,
    weight: (weightOf(it.code, it.weight) * WEIGHTS_SUM) / sum,
  }));
  return { ...rubric, criteria };
}

/** The scores that the sheets make by this rubric, without those of jurors left out. */
export function scoresBy(rubric: Rubric, sheets: readonly Counted[], without: ReadonlySet<string>): readonly Score[] {
  return sheets.flatMap((it) => {
    const score = without.has(it.jurorId) ? null : totalOf(rubric, it.marks);
    return score === null ? [] : [{ entry: it.row, juror: it.jurorId, score }];
  });
}

export type Standing = { readonly row: string; readonly island: number; readonly rank: number; readonly score: number };

type Ordering = {
  readonly official: Official;
  readonly scale?: boolean;
  /** The island of each entry as it stands on record; none: all are one. */
  readonly islands?: ReadonlyMap<string, number>;
};

/** Island after island, best first, with the place inside it; equals in the order of their ids, so that the same sheets always make the same order. */
export function ranked(
  scores: readonly Score[],
  { official, scale = false, islands = new Map() }: Ordering,
): readonly Standing[] {
  const sorted = calibrate(scores, { scale })
    .entries.map((it) => ({
      row: it.entry,
      island: islands.get(it.entry) ?? 0,
      score: official === 'raw' ? it.raw : it.calibrated,
    }))
    .toSorted((a, b) => a.island - b.island || b.score - a.score || (a.row < b.row ? -1 : 1));
  return withPlaces(sorted);
}

export type Difference = {
  /** Within the cut now and not before, and the other way round; with both places. */
  readonly entering: readonly Moved[];
  readonly leaving: readonly Moved[];
  readonly staying: number;
  /** Entries that nobody is left to have read. */
  readonly unread: number;
};
export type Moved = { readonly row: string; readonly before: number; readonly after: number | null };

type CutOf = (island: number) => number | null;

/** Who enters and who leaves when `after` with its cuts stands in the place of `before` with its own. */
export function difference(
  before: readonly Standing[],
  after: readonly Standing[],
  cuts: { readonly before: CutOf; readonly after: CutOf },
): Difference {
  const places = new Map(after.map((it) => [it.row, it.rank]));
  const moved = before.map(({ row, island, rank }) => {
    const place = places.get(row) ?? null;
    const wasIn = rank <= (cuts.before(island) ?? 0);
    const isIn = place !== null && place <= (cuts.after(island) ?? 0);
    return { wasIn, isIn, it: { row, before: rank, after: place } };
  });
  return {
    entering: moved.filter(({ wasIn, isIn }) => isIn && !wasIn).map(({ it }) => it),
    leaving: moved.filter(({ wasIn, isIn }) => wasIn && !isIn).map(({ it }) => it),
    staying: moved.filter(({ wasIn, isIn }) => wasIn && isIn).length,
    unread: moved.filter(({ it }) => it.after === null).length,
  };
}
