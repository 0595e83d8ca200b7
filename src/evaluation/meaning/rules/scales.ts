import type { Score } from '../model/calibration.ts';
import { type Design, num } from './design.ts';
import { deviationOf } from './jurors.ts';
import { upperTail, zOfChiSquared } from './normal.ts';

/** Of fewer sheets the spread says nothing, and the scale is 1. */
const FEWEST = 5;
/** Scales are taken for different only where equal ones would look so in one jury of twenty. */
const SURE = 0.05;

/**
 * How widely each juror uses the scale against the others, 1 on (geometric) average: the standard deviation of the juror's scores, drawn
 * towards 1 by empirical Bayes on logarithms, whose sampling variance is near 1 ÷ 2(n − 1) (Bartlett & Kendall 1946). All 1 where the
 * differences are such as chance makes (Cochran's Q).
 */
export function scalesOf(design: Design): Float64Array {
  const spreads = design.jurors.map((_, juror) => spreadOf(design, juror));
  const known = spreads.flatMap((it) => it ?? []);
  const scales = new Float64Array(design.jurors.length).fill(1);
  if (known.length < 2) return scales;
  const total = known.reduce((sum, it) => sum + it.precision, 0);
  const middle = known.reduce((sum, it) => sum + it.log * it.precision, 0) / total;
  const q = known.reduce((sum, it) => sum + (it.log - middle) ** 2 * it.precision, 0);
  const free = known.length - 1;
  if (upperTail(zOfChiSquared(q, free)) > SURE) return scales;
  // DerSimonian & Laird 1986: the variance between, by moments.
  const between = (q - free) / (total - known.reduce((sum, it) => sum + it.precision ** 2, 0) / total);
  for (const [juror, it] of spreads.entries())
    if (it) scales[juror] = Math.exp(((it.log - middle) * between) / (between + 1 / it.precision));
  return scales;
}

type Spread = { readonly log: number; readonly precision: number };

function spreadOf({ jurorOf, values }: Design, juror: number): Spread | null {
  const own = [...values].filter((_, at) => num(jurorOf, at) === juror);
  const spread = deviationOf(own);
  return own.length < FEWEST || spread === null || spread === 0
    ? null
    : { log: Math.log(spread), precision: 2 * (own.length - 1) };
}

/** The scores with each juror's brought to the common scale around the juror's own mean. */
export function rescaled({ scores, jurors }: Design, scales: Float64Array): readonly Score[] {
  const means = new Map<string, number>();
  for (const [juror, own] of Map.groupBy(scores, (it) => it.juror))
    means.set(juror, own.reduce((sum, it) => sum + it.score, 0) / own.length);
  const scaleOf = new Map(jurors.map((id, at) => [id, num(scales, at)]));
  return scores.map((it) => {
    const mean = means.get(it.juror) ?? 0;
    return { ...it, score: mean + (it.score - mean) / (scaleOf.get(it.juror) ?? 1) };
  });
}
