import type { Score } from '../model/calibration.ts';
import { deviationOf } from './jurors.ts';

export type ZScore = { readonly entry: string; readonly z: number | null };

/**
 * The mean of each entry's z-scores per juror, (score − the juror's mean) ÷ the juror's standard deviation, as some award software ranks by.
 * Only to compare: it takes a juror who was given weak entries for a strict one, and moves ranks where there is nothing to correct. Jurors
 * without spread are left out; null where nobody is left. In the order of the ids.
 */
export function zScores(scores: readonly Score[]): readonly ZScore[] {
  const finite = scores.filter((it) => Number.isFinite(it.score));
  const usual = new Map([...Map.groupBy(finite, (it) => it.juror)].map(([juror, own]) => [juror, usualOf(own)]));
  const standard = ({ juror, score }: Score) => {
    const { mean, spread } = usual.get(juror) ?? { mean: 0, spread: null };
    return spread ? (score - mean) / spread : [];
  };
  return [...Map.groupBy(finite, (it) => it.entry)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([entry, own]) => {
      const values = own.flatMap(standard);
      return { entry, z: values.length === 0 ? null : values.reduce((sum, it) => sum + it, 0) / values.length };
    });
}

function usualOf(own: readonly Score[]) {
  const values = own.map((it) => it.score);
  return { mean: values.reduce((sum, it) => sum + it, 0) / values.length, spread: deviationOf(values) };
}
