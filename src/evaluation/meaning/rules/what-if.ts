import type { JurorId, SubjectRowId } from '../../model/ids.ts';
import { type Rubric, WEIGHTS_SUM } from '../../model/rubric.ts';
import type { CountedSheet } from '../../rules/results.ts';
import { totalOf } from '../../rules/total.ts';
import type { Score } from '../model/calibration.ts';
import type { Official } from '../model/reckoning.ts';
import { calibrate } from './calibrate.ts';

type Counted = CountedSheet & { readonly row: SubjectRowId; readonly jurorId: JurorId };

/** What is asked: another cut, other weights (by criterion, of any sum), or some jurors left out. */
export type WhatIf = {
  readonly cut: number;
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

export type Standing = { readonly row: string; readonly score: number };

/** Best first; equals in the order of their ids, so that the same sheets always make the same order. */
export function ranked(scores: readonly Score[], official: Official): readonly Standing[] {
  return calibrate(scores)
    .entries.map((it) => ({ row: it.entry, score: official === 'raw' ? it.raw : it.calibrated }))
    .toSorted((a, b) => b.score - a.score || (a.row < b.row ? -1 : 1));
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

/** Who enters and who leaves when `after` with its cut stands in the place of `before` with its own. */
export function difference(
  before: readonly Standing[],
  after: readonly Standing[],
  cuts: { readonly before: number; readonly after: number },
): Difference {
  const places = new Map(after.map((it, at) => [it.row, at + 1]));
  const moved = before.map(({ row }, at) => ({ row, before: at + 1, after: places.get(row) ?? null }));
  const wasIn = (it: Moved) => it.before <= cuts.before;
  const isIn = (it: Moved) => it.after !== null && it.after <= cuts.after;
  return {
    entering: moved.filter((it) => isIn(it) && !wasIn(it)),
    leaving: moved.filter((it) => wasIn(it) && !isIn(it)),
    staying: moved.filter((it) => wasIn(it) && isIn(it)).length,
    unread: moved.filter((it) => it.after === null).length,
  };
}
