import type { Place } from '../model/calibration.ts';

/** An entry whose chance to be within the cut lies between these is decided by a coin as much as by the jury. */
export const DOUBT = { from: 0.2, to: 0.8 };

/** The entries whose fate is a coin toss, the most doubtful first; equals in the order given. */
export function zoneOfDoubt(places: readonly Place[]): readonly Place[] {
  const doubt = (it: Place) => Math.abs((it.top ?? 0) - 0.5);
  return places
    .filter(({ top }) => top !== null && top >= DOUBT.from && top <= DOUBT.to)
    .sort((a, b) => doubt(a) - doubt(b));
}
