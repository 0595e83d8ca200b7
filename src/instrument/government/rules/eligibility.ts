import type { IndexEdition } from '../model/edition.ts';
import type { IndexInnovation, Ineligibility } from '../model/government.ts';

/** What of an innovation says whether it counts. */
export type Dated = Pick<IndexInnovation, 'appliedOn' | 'appliedYear' | 'designWords' | 'isCompleted'>;

/** Why an innovation does not count, all that stands in its way; none: it counts (domain §7: date of application, words of the design). */
export function whyNotCounted(
  innovation: Dated,
  { eligibility }: Pick<IndexEdition, 'eligibility'>,
): readonly Ineligibility[] {
  if (innovation.isCompleted) return [];
  const late = whyNotInTime(innovation, eligibility);
  const isShort = innovation.designWords < (eligibility.designWords ?? 0);
  return [...(late ? [late] : []), ...(isShort ? ['design_short' as const] : [])];
}

/** Of a year alone the whole of it must lie within the period; a year that lies in it partly wants its day. */
function whyNotInTime(asked: Dated, { appliedFrom, appliedUntil }: IndexEdition['eligibility']): Ineligibility | null {
  if (appliedFrom === null && appliedUntil === null) return null;
  const [from, until] = [appliedFrom ?? '0000-01-01', appliedUntil ?? '9999-12-31'];
  const [first, last] = daysOf(asked);
  if (first === null || last === null) return 'no_date';
  if (last < from) return 'too_early';
  if (first > until) return 'too_late';
  return first >= from && last <= until ? null : 'no_date';
}

/** The first and the last day on which it may have been applied. */
function daysOf({ appliedOn, appliedYear }: Dated): readonly [string | null, string | null] {
  if (appliedOn !== null || appliedYear === null) return [appliedOn, appliedOn];
  return [`${appliedYear}-01-01`, `${appliedYear}-12-31`];
}
