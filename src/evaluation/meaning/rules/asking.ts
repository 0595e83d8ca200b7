import type { EvaluationRefusal } from '../../model/round.ts';
import type { RawReason } from '../model/calibration.ts';
import { MOST_CHOSEN, type Official, type RankedBy, type Wanted } from '../model/reckoning.ts';

/** Whether so many can be chosen. */
export const isCut = (cut: number): boolean => Number.isInteger(cut) && cut >= 1 && cut <= MOST_CHOSEN;

/** Why nothing can be worked out: how many are chosen is no number of entries, or nobody handed in a sheet. */
export function whyNotReckon({ cut, cuts }: Wanted, sheets: number): EvaluationRefusal | null {
  if (![cut, ...Object.values(cuts ?? {})].every(isCut)) return 'cut_wrong';
  return sheets === 0 ? 'no_sheets' : null;
}

/** What a plenary ranks by now. */
export const rankedBy = (official: Official, isFound: boolean): RankedBy =>
  official === 'calibrated' && !isFound ? 'awaited' : official;

type Standing = { readonly isFresh: boolean; readonly leftRaw: RawReason | null };

/** Why this number cannot be the official one: it is of other sheets than those of today, or there was nothing to correct. */
export function whyNotOfficial(official: Official, { isFresh, leftRaw }: Standing): EvaluationRefusal | null {
  if (official === 'raw') return null;
  if (!isFresh) return 'reckoning_stale';
  return leftRaw === null ? null : 'nothing_to_correct';
}
