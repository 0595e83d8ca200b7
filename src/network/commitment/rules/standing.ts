import type { Member, PublicStanding, Signed, Standing } from '../model.ts';

const DAY_MS = 86_400_000;
/** So many days before its last day a commitment is said to run out; no rule of the field says when, the days are ours. */
export const ENDING_DAYS = 60;
/** Its admin is told so many days before, each once. */
export const TOLD_DAYS = [60, 14, 1] as const;

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Days until the last day of a commitment; null when it has none. */
export function daysLeft({ validUntil }: Pick<Signed, 'validUntil'>, today: string): number | null {
  return validUntil === null ? null : Math.round((midnight(validUntil) - midnight(today)) / DAY_MS);
}

/** Where a member stands on the day `YYYY-MM-DD`. A newer paper that is being looked at changes nothing while the old one holds. */
export function standingOf({ verified, open }: Pick<Member, 'verified' | 'open'>, today: string): Standing {
  const left = verified ? daysLeft(verified, today) : null;
  if (verified && (left === null || left > ENDING_DAYS)) return 'signed';
  if (left !== null && left >= 0) return 'ending';
  if (open) return open.state;
  return verified ? 'expired' : 'none';
}

/** The same as everybody may know it. */
export function publicStandingOf({ verified }: Pick<Member, 'verified'>, today: string): PublicStanding {
  if (!verified) return 'none';
  const left = daysLeft(verified, today);
  return left === null || left >= 0 ? 'signed' : 'expired';
}

/** Whether the commitment holds: it was verified and has not run out. */
export const holds = (standing: Standing): boolean => standing === 'signed' || standing === 'ending';
