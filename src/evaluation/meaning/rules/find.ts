import type { Score } from '../model/calibration.ts';
import { type Found, METHOD } from '../model/reckoning.ts';
import { calibrate } from './calibrate.ts';
import { placesOf } from './places.ts';

/** The scores of one round, and how many are chosen; the same wish finds the same, to the last digit. */
export type Wish = { readonly scores: readonly Score[]; readonly cut: number; readonly seed: string };

/** What the sheets mean. Where no juror joins some groups of entries, the cut is known for none, and nobody has a chance told. */
export function find({ scores, cut, seed }: Wish): Found {
  const calibration = calibrate(scores);
  const { scores: _scores, ...told } = calibration;
  return { method: METHOD, cut, calibration: told, places: placesOf(calibration, { cut, seed }) };
}
