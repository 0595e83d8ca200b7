import type { Components } from '../model/calibration.ts';
import { factorise, inverseOf, type Square, solveUpper, square } from './cholesky.ts';
import { type Design, eachScore, num, sheetsOn } from './design.ts';
import { minimise } from './minimise.ts';

/**
 * score = mean + entry + juror + rest, all but the mean random and normal (two crossed factors). The restricted likelihood is
 * profiled over the standard deviations of entry and juror in units of the rest, θ = (σ entry / σ, σ juror / σ), as in
 * Bates, Mächler, Bolker & Walker 2015, «Fitting linear mixed-effects models using lme4», J. Stat. Softw. 67(1), eq. 34–42.
 * Entries are eliminated one by one (their block is diagonal), what is left has the order of the jury.
 */
export type Theta = { readonly entry: number; readonly juror: number };

/** Cross products of the columns jurors, mean, scores: of all scores, and of the sums over entries with so many sheets. */
export type Moments = {
  readonly all: Square;
  readonly bySheets: readonly { readonly sheets: number; readonly entries: number; readonly sums: Square }[];
  readonly scores: number;
  readonly jurors: number;
};

export function momentsOf(design: Design): Moments {
  const jurors = design.jurors.length;
  const all = square(jurors + 2);
  const groups = new Map<number, { entries: number; sums: Square }>();
  for (let entry = 0; entry < design.entries.length; entry += 1) {
    const sheets = sheetsOn(design, entry);
    const group = groups.get(sheets) ?? { entries: 0, sums: square(jurors + 2) };
    groups.set(sheets, group);
    group.entries += 1;
    addSums(group.sums, design, entry);
  }
  eachScore(design, (_, at) => {
    const row: [number, number][] = [
      [num(design.jurorOf, at), 1],
      [jurors, 1],
      [jurors + 1, num(design.values, at)],
    ];
    addProducts(all, row);
  });
  return {
    all,
    bySheets: [...groups].map(([sheets, it]) => ({ sheets, ...it })),
    scores: design.scores.length,
    jurors,
  };
}

function addSums(into: Square, design: Design, entry: number): void {
  const jurors = design.jurors.length;
  const row: [number, number][] = [];
  for (let at = num(design.starts, entry); at < num(design.starts, entry + 1); at += 1)
    row.push([num(design.jurorOf, at), 1]);
  addProducts(into, [...row, [jurors, row.length], [jurors + 1, num(design.sums, entry)]]);
}

function addProducts({ order, cells }: Square, row: readonly (readonly [number, number])[]): void {
  for (const [a, x] of row)
    for (const [b, y] of row) if (b <= a) cells[a * order + b] = num(cells, a * order + b) + x * y;
}

/** How much of an entry's sum of deviations becomes its effect: λ / (1 + λ n), with λ = θ². */
export const shareOf = (theta: Theta, sheets: number): number => theta.entry ** 2 / (1 + theta.entry ** 2 * sheets);

/** Factor of the system of jurors, mean and scores at θ, with the REML criterion profiled over mean and rest. */
export type Solved = {
  readonly theta: Theta;
  readonly factor: Square;
  readonly criterion: number;
  readonly variance: number;
};

export function solveAt(moments: Moments, theta: Theta): Solved | null {
  const factor = systemAt(moments, theta);
  if (!factorise(factor)) return null;
  const { order, cells } = factor;
  const diagonal = (index: number) => num(cells, index * order + index);
  const free = moments.scores - 1;
  const squares = diagonal(order - 1) ** 2;
  let logDet = 0;
  for (const { sheets, entries } of moments.bySheets) logDet += entries * Math.log(1 + theta.entry ** 2 * sheets);
  for (let index = 0; index < order - 1; index += 1) logDet += 2 * Math.log(diagonal(index));
  const criterion = logDet + free * (1 + Math.log((2 * Math.PI * squares) / free));
  return { theta, factor, criterion, variance: squares / free };
}

function systemAt({ all, bySheets, jurors }: Moments, theta: Theta): Square {
  const system = { order: all.order, cells: all.cells.slice() };
  for (const { sheets, sums } of bySheets) {
    const share = shareOf(theta, sheets);
    for (let at = 0; at < system.cells.length; at += 1)
      system.cells[at] = num(system.cells, at) - share * num(sums.cells, at);
  }
  const { order, cells } = system;
  for (let juror = 0; juror < jurors; juror += 1) {
    for (let at = 0; at < order; at += 1) {
      cells[juror * order + at] = theta.juror * num(cells, juror * order + at);
      cells[at * order + juror] = theta.juror * num(cells, at * order + juror);
    }
    cells[juror * order + juror] = num(cells, juror * order + juror) + 1;
  }
  return system;
}

/** Leniency of each juror and, last, the mean (less the centre): the conditional modes (Henderson's equations). */
export function modesOf({ factor, theta }: Solved, jurors: number): Float64Array {
  const modes = factor.cells.slice((factor.order - 1) * factor.order, factor.order * factor.order - 1);
  solveUpper(factor, jurors + 1, modes);
  for (let juror = 0; juror < jurors; juror += 1) modes[juror] = theta.juror * num(modes, juror);
  return modes;
}

/** Covariance of jurors and mean given the scores and θ, in points². */
export function covarianceOf({ factor, theta, variance }: Solved, jurors: number): Square {
  const inverse = inverseOf(factor, jurors + 1);
  const scale = (index: number) => (index < jurors ? theta.juror : 1);
  const { order, cells } = inverse;
  for (let row = 0; row < order; row += 1)
    for (let column = 0; column < order; column += 1)
      cells[row * order + column] = num(cells, row * order + column) * variance * scale(row) * scale(column);
  return inverse;
}

/** Beyond this a variance is unbounded: there is no rest left. */
export const LARGEST_THETA = 1000;
const NEAR = { step: 0.5, tolerance: 1e-6, most: 400 };
/** Two criteria that differ by less are one: a variance that gains no more than this is at its bound 0. */
const SAME = 1e-6;

/** The criterion is even in θ, so that its bound 0 is an ordinary point and the search needs no fence there. */
function criterionAt(moments: Moments, entry: number, juror: number): number {
  if (Math.abs(entry) > LARGEST_THETA || Math.abs(juror) > LARGEST_THETA) return Number.POSITIVE_INFINITY;
  return solveAt(moments, { entry: Math.abs(entry), juror: Math.abs(juror) })?.criterion ?? Number.POSITIVE_INFINITY;
}

export type Fit = {
  readonly solved: Solved /** How much the criterion rises without jurors. */;
  readonly jurorEvidence: number;
};

/** The same without jurors: of order two, whatever the jury. */
function withoutJurors(moments: Moments): Moments {
  const last = ({ order, cells }: Square): Square => ({
    order: 2,
    cells: Float64Array.of(
      num(cells, (order - 2) * (order + 1)),
      0,
      num(cells, (order - 1) * order + order - 2),
      num(cells, (order - 1) * (order + 1)),
    ),
  });
  const bySheets = moments.bySheets.map((it) => ({ ...it, sums: last(it.sums) }));
  return { all: last(moments.all), bySheets, scores: moments.scores, jurors: 0 };
}

/** A larger θ of the entries is surely not at its bound: asking would cost as much again. */
const MAYBE_ZERO = 0.2;

/** θ of the lowest REML criterion; a variance that gains nothing is exactly 0. Null when no θ can be solved. */
export function fitReml(moments: Moments): Fit | null {
  const bare = withoutJurors(moments);
  const noJuror = minimise(([entry = 0]) => criterionAt(bare, entry, 0), [1], NEAR);
  const start = [Math.max(0.3, Math.abs(noJuror.point[0] ?? 1)), 0.5];
  const free = minimise(([entry = 0, juror = 0]) => criterionAt(moments, entry, juror), start, NEAR);
  const isMaybeZero = Math.abs(free.point[0] ?? 0) < MAYBE_ZERO;
  const noEntry = isMaybeZero ? minimise(([juror = 0]) => criterionAt(moments, 0, juror), [0.5], NEAR) : null;
  const simplest = [
    { point: [0, 0], value: criterionAt(bare, 0, 0) },
    { point: [noJuror.point[0] ?? 0, 0], value: noJuror.value },
    ...(noEntry ? [{ point: [0, noEntry.point[0] ?? 0], value: noEntry.value }] : []),
  ].find((it) => it.value <= free.value + SAME);
  const [entry = 0, juror = 0] = (simplest ?? free).point.map(Math.abs);
  const solved = solveAt(moments, { entry, juror });
  return solved && { solved, jurorEvidence: Math.max(0, noJuror.value - solved.criterion) };
}

/** The solution at variances that were found before. */
export function solveFor(moments: Moments, { entry, juror, residual }: Components): Solved | null {
  return residual > 0
    ? solveAt(moments, { entry: Math.sqrt(entry / residual), juror: Math.sqrt(juror / residual) })
    : null;
}
