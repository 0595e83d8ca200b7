/**
 * Different regions, counted by one rule wherever copies are counted: indicator 31 of the innovation index (domain.md §5, §7: «1×, 2×, 3×
 * in different regions»), the tree of descent, who gives and who takes, matching. `queries.ts` says the same to the database; a test holds
 * the two together. That a place within a regency counts as the regency, and a province as a region of its own, is our reading.
 */

/** The region that a Kemendagri code counts for: what lies within a regency or city, such as a village, counts as it. */
export function countingRegion(code: string | null): string | null {
  return code === null ? null : code.split('.').slice(0, 2).join('.');
}

/** Whether two places are of one region; a place without a region, such as a ministry, shares it with nobody. */
export function isSameRegion(one: string | null, other: string | null): boolean {
  return one !== null && countingRegion(one) === countingRegion(other);
}

/** The different regions of copies, each once, without the origin's own; copies without a region count in none. */
export function differentRegions(copies: readonly (string | null)[], origin: string | null): ReadonlySet<string> {
  const others = copies.filter((code) => !isSameRegion(code, origin)).map(countingRegion);
  return new Set(others.filter((code) => code !== null));
}
