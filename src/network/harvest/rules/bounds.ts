import type { Counts } from '../model.ts';

const MIB = 1024 * 1024;
/** What one harvest may take before others have their turn. */
export const bounds = { pages: 1500, bytes: 2048 * MIB, milliseconds: 20 * 60_000 } as const;
/** More than all hubs of the country will publish; a hub that brings more goes on without end. */
export const MOST_RECORDS = 1_000_000;
/** So many refused records of a harvest are kept with their reason; all are counted. */
export const MOST_REFUSALS = 500;
/** A hub may always withdraw so many, however few it has. */
export const ALWAYS_GONE = 20;

/** Whether the harvest has had its share, and goes on behind others. */
export function isBounded(counts: Pick<Counts, 'pages' | 'bytes'>, begun: Date, now: Date): boolean {
  const took = now.getTime() - begun.getTime();
  return counts.pages >= bounds.pages || counts.bytes >= bounds.bytes || took >= bounds.milliseconds;
}

export type Withdrawing = {
  /** Records of the hub that are held now. */
  readonly held: number;
  /** Of them, those that went within a day, and those that would go now. */
  readonly lately: number;
  readonly now: number;
  readonly percent: number;
};

/** Whether so much goes at once that a person should look first: a hub that was taken over, or broke, withdraws everything. */
export function isTooMuch({ held, lately, now, percent }: Withdrawing): boolean {
  if (now === 0 || lately + now <= ALWAYS_GONE) return false;
  return lately + now > ((held + lately) * percent) / 100;
}
