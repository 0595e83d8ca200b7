import type { PersonId } from '#identity/index.ts';
import type { Profile } from '../model.ts';

/*
 * Which coach fits a request: our own formula (docs/decisions/0017-matching-coaches.md), no rule of the field says one.
 * Affair 3, region 2, free hands 2 at most; who has declined or is full stands last, whatever else fits.
 */
export const AFFAIR_POINTS = 3;
export const ANY_AFFAIR_POINTS = 1;
export const REGION_POINTS = 2;
export const ANY_REGION_POINTS = 1;
export const FREE_POINTS = 2;

export type Reason =
  | 'affair'
  | 'any_affair'
  | 'other_affair'
  | 'region'
  | 'any_region'
  | 'other_region'
  | 'free'
  | 'full'
  | 'declined';

export type Ranked = {
  readonly coach: Profile;
  /** Of 7 at most, to one decimal. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** Whether a request may go to this coach by itself. */
  readonly fits: boolean;
};

export type Wanted = {
  readonly affair: string;
  readonly regionCode: string | null;
  readonly declined: ReadonlySet<PersonId>;
};

function affairOf({ affairs }: Profile, affair: string): readonly [Reason, number] {
  if (affairs.length === 0) return ['any_affair', ANY_AFFAIR_POINTS];
  return affairs.includes(affair) ? ['affair', AFFAIR_POINTS] : ['other_affair', 0];
}

function regionOf({ regionCodes }: Profile, regionCode: string | null): readonly [Reason, number] {
  if (regionCodes.length === 0) return ['any_region', ANY_REGION_POINTS];
  return regionCode !== null && regionCodes.includes(regionCode) ? ['region', REGION_POINTS] : ['other_region', 0];
}

/** Points for free hands: all of them for who has nothing in hand, none for who is full. */
export function freePoints({ capacity, load }: Pick<Profile, 'capacity' | 'load'>): number {
  return (FREE_POINTS * Math.max(0, capacity - load)) / capacity;
}

/** Coaches who take requests, the best first; equal ones by what they have in hand, then by name. */
export function rankCoaches(coaches: readonly Profile[], wanted: Wanted): readonly Ranked[] {
  return coaches
    .filter((it) => it.isOpen)
    .map((coach) => ranked(coach, wanted))
    .toSorted(
      (a, b) =>
        Number(isLast(a)) - Number(isLast(b)) ||
        b.score - a.score ||
        a.coach.load - b.coach.load ||
        a.coach.name.localeCompare(b.coach.name, 'id'),
    );
}

function ranked(coach: Profile, { affair, regionCode, declined }: Wanted): Ranked {
  const [affairReason, affairPoints] = affairOf(coach, affair);
  const [regionReason, regionPoints] = regionOf(coach, regionCode);
  const isFull = coach.load >= coach.capacity;
  const hasDeclined = declined.has(coach.personId);
  const score = Math.round((affairPoints + regionPoints + freePoints(coach)) * 10) / 10;
  const hands: readonly Reason[] = [isFull ? 'full' : 'free', ...(hasDeclined ? (['declined'] as const) : [])];
  const fits = affairPoints > 0 && regionPoints > 0 && !isFull && !hasDeclined;
  return { coach, score, reasons: [affairReason, regionReason, ...hands], fits };
}

const isLast = ({ reasons }: Ranked): boolean => reasons.includes('full') || reasons.includes('declined');

/** To whom a request goes by itself: the best that knows the affair, goes to the region and has a free hand; null leaves it to the hub. */
export function bestFor(coaches: readonly Profile[], wanted: Wanted): Profile | null {
  return rankCoaches(coaches, wanted).find((it) => it.fits)?.coach ?? null;
}
