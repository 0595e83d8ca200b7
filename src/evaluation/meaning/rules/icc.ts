import type { Icc } from '../model/agreement.ts';
import type { Score } from '../model/calibration.ts';
import { type Design, designOf, eachScore, num, sheetsOn } from './design.ts';
import { fitReml, momentsOf } from './reml.ts';

const NONE: Icc = { icc11: null, icc21: null, icc31: null, icc1k: null, icc2k: null, icc3k: null };
const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** The six of Shrout & Fleiss 1979 (`marks` of one criterion, entries with two or more alone), and by which way they were found. */
export function iccOf(marks: readonly Score[]): {
  readonly icc: Icc;
  readonly isComplete: boolean;
  readonly k: number;
} {
  const design = designOf(marks);
  const { entries, jurors, scores } = design;
  const k = entries.length === 0 ? 0 : scores.length / entries.length;
  const isComplete = scores.length === entries.length * jurors.length && isFull(design);
  if (entries.length < 2 || jurors.length < 2) return { icc: NONE, isComplete, k };
  return { icc: isComplete ? bySquares(design) : byComponents(design), isComplete, k };
}

const isFull = ({ entries, jurors, scores }: Design): boolean =>
  new Set(scores.map((it) => JSON.stringify([it.entry, it.juror]))).size === entries.length * jurors.length;

type Squares = {
  readonly between: number;
  readonly within: number /** Marks an entry, as the mean squares see it. */;
  readonly k: number;
};

/** Mean squares between and within entries (one-way analysis of variance, also with unequal numbers). */
function oneWay(design: Design): Squares {
  const [entries, all] = [design.entries.length, design.scores.length];
  let [between, within, squaredSizes] = [0, 0, 0];
  for (let entry = 0; entry < entries; entry += 1) {
    between += num(design.sums, entry) ** 2 / sheetsOn(design, entry);
    squaredSizes += sheetsOn(design, entry) ** 2;
  }
  eachScore(design, (entry, at) => {
    within += (num(design.values, at) - num(design.sums, entry) / sheetsOn(design, entry)) ** 2;
  });
  const k = (all - squaredSizes / all) / (entries - 1);
  return { between: between / (entries - 1), within: within / (all - entries), k };
}

const nested = ({ between, within, k }: Squares): Pick<Icc, 'icc11' | 'icc1k'> => ({
  icc11: ratio(between - within, between + (k - 1) * within),
  icc1k: ratio(between - within, between),
});

function bySquares(design: Design): Icc {
  const { between, within, k } = oneWay(design);
  const n = design.entries.length;
  const byJuror = new Float64Array(k);
  eachScore(design, (_, at) => {
    const juror = num(design.jurorOf, at);
    byJuror[juror] = num(byJuror, juror) + num(design.values, at);
  });
  const jurors = byJuror.reduce((sum, it) => sum + it ** 2 / n, 0) / (k - 1);
  const error = (within * n * (k - 1) - jurors * (k - 1)) / ((n - 1) * (k - 1));
  return {
    ...nested({ between, within, k }),
    icc21: ratio(between - error, between + (k - 1) * error + (k * (jurors - error)) / n),
    icc31: ratio(between - error, between + (k - 1) * error),
    icc2k: ratio(between - error, between + (jurors - error) / n),
    icc3k: ratio(between - error, between),
  };
}

/** With gaps: the same ratios of the variances that REML finds, for the mean number of marks an entry. */
function byComponents(design: Design): Icc {
  const squares = oneWay(design);
  const k = design.scores.length / design.entries.length;
  const theta = fitReml(momentsOf(design))?.solved.theta;
  if (!theta || design.jurors.length >= design.scores.length) return { ...NONE, ...nested(squares) };
  const [entry, juror] = [theta.entry ** 2, theta.juror ** 2];
  return {
    ...nested(squares),
    icc21: ratio(entry, entry + juror + 1),
    icc31: ratio(entry, entry + 1),
    icc2k: ratio(entry, entry + (juror + 1) / k),
    icc3k: ratio(entry, entry + 1 / k),
  };
}
