import type { Viewer } from '#identity/index.ts';
import { type Clinic, LONGEST_REASON } from '../model/clinic.ts';
import { OFFLINE_DAYS, type PresenceRefusal, WINDOW_AFTER_HOURS, WINDOW_BEFORE_HOURS } from '../model/presence.ts';
import type { RegistrationState } from '../model/states.ts';
import { isHost } from './moves.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** By so much the clock of a device may run ahead of ours. */
const CLOCK_DRIFT_MS = 5 * 60_000;

type Timed = Pick<Clinic, 'startsAt' | 'endsAt'>;

/** From when until when people of the clinic are marked. */
export function windowOf({ startsAt, endsAt }: Timed): { readonly opens: Date; readonly closes: Date } {
  return {
    opens: new Date(startsAt.getTime() - WINDOW_BEFORE_HOURS * HOUR_MS),
    closes: new Date(endsAt.getTime() + WINDOW_AFTER_HOURS * HOUR_MS),
  };
}

export function isInWindow(clinic: Timed, at: Date): boolean {
  const { opens, closes } = windowOf(clinic);
  return at >= opens && at <= closes;
}

const isOpen = ({ state }: Pick<Clinic, 'state'>): boolean => state === 'announced' || state === 'held';

/** Why a code cannot mark this person: only who has a place, only in the window of the clinic. */
export function whyNotByCode(
  clinic: Timed & Pick<Clinic, 'state'>,
  registration: { readonly state: RegistrationState } | null,
  now: Date,
): PresenceRefusal | null {
  if (!isOpen(clinic)) return 'not_open';
  if (!isInWindow(clinic, now)) return 'outside_window';
  if (!registration || registration.state === 'withdrawn') return 'not_registered';
  return registration.state === 'waiting' ? 'waits' : null;
}

/** Why the viewer cannot mark people by hand: hosts do, for a moment within the window that is not to come. */
export function whyNotByHand(
  clinic: Timed & Pick<Clinic, 'state' | 'coaches'>,
  registration: { readonly state: RegistrationState },
  { viewer, markedAt, now }: { readonly viewer: Viewer; readonly markedAt: Date; readonly now: Date },
): PresenceRefusal | null {
  if (!isHost(clinic, viewer)) return 'not_host';
  if (!isOpen(clinic)) return 'not_open';
  if (registration.state === 'withdrawn') return 'not_registered';
  if (markedAt.getTime() > now.getTime() + CLOCK_DRIFT_MS) return 'from_the_future';
  if (!isInWindow(clinic, markedAt)) return 'outside_window';
  return now.getTime() - markedAt.getTime() > OFFLINE_DAYS * DAY_MS ? 'too_late' : null;
}

/** Why the viewer cannot correct a mark: hosts do, from the window's opening until the clinic is closed, with a reason. */
export function whyNotCorrect(
  clinic: Timed & Pick<Clinic, 'state' | 'coaches'>,
  { viewer, reason, now }: { readonly viewer: Viewer; readonly reason: string; readonly now: Date },
): PresenceRefusal | null {
  if (!isHost(clinic, viewer)) return 'not_host';
  if (!isOpen(clinic)) return 'not_open';
  if (now < windowOf(clinic).opens) return 'outside_window';
  if (reason === '') return 'reason_missing';
  return [...reason].length > LONGEST_REASON ? 'reason_long' : null;
}
