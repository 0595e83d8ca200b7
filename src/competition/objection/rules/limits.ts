import type { LimitName } from '../model/refusal.ts';

/** So many objections within so many hours: from one network, with one address, to one entry. */
export const limits = {
  network: { most: 5, hours: 1 },
  email: { most: 5, hours: 24 },
  entry: { most: 40, hours: 24 },
} as const satisfies Record<LimitName, { readonly most: number; readonly hours: number }>;

const HOUR_MS = 3_600_000;

/** Since when objections count towards the limit. */
export function countedSince(limit: LimitName, now: Date): Date {
  return new Date(now.getTime() - limits[limit].hours * HOUR_MS);
}

/** When the next may come, if the last `most` of them reach back to this moment. */
export function freeAgain(limit: LimitName, oldestCounted: Date): Date {
  return new Date(oldestCounted.getTime() + limits[limit].hours * HOUR_MS);
}

/** After this many hours nothing counts any more, and where an objection came from is forgotten. */
export const LONGEST_LIMIT_HOURS = Math.max(...Object.values(limits).map((it) => it.hours));
