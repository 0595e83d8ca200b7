import { isActing, type Viewer } from '#identity/index.ts';
import type { EvaluationRefusal, Juror, Round } from '../model/round.ts';
import type { JurorState } from '../model/states.ts';

type Owned = Pick<Round, 'organiserId'>;

/**
 * Who runs rounds, each in the institution that organises them: the secretariat, the admin of the hub, the admin lokal of a regency that holds
 * its own (domain §2: "runs the regency's competition"), the ministry. Nobody runs one that another institution organises, so no admin lokal
 * reads marks on proposals forwarded elsewhere.
 */
export const runnerRoles = ['secretariat', 'hub_admin', 'local_admin', 'national'] as const;

/** Runs the round: one of these roles in the institution that organises it. */
export function runsRound(round: Owned, viewer: Viewer): boolean {
  return isActing(viewer, ...runnerRoles) && viewer.acting?.institutionId === round.organiserId;
}

/** Why the viewer may not open a round at all; the organiser is where the viewer acts. */
export function whyNotOpen(viewer: Viewer): EvaluationRefusal | null {
  return isActing(viewer, ...runnerRoles) ? null : 'not_yours';
}

/** Why nothing of the round's set-up (subjects, jury, assignment) can be changed by this viewer now. */
export function whyNotArrange(round: Owned & Pick<Round, 'state'>, viewer: Viewer): EvaluationRefusal | null {
  if (!runsRound(round, viewer)) return 'not_yours';
  return round.state === 'open' ? null : 'closed';
}

export function whyNotDates(dates: Pick<Round, 'opensAt' | 'closesAt'>, now: Date): EvaluationRefusal | null {
  return dates.closesAt > dates.opensAt && dates.closesAt > now ? null : 'dates_wrong';
}

/** Why marks cannot be written at this moment, whoever asks. */
export function whyNotNow(round: Pick<Round, 'state' | 'opensAt' | 'closesAt'>, now: Date): EvaluationRefusal | null {
  if (round.state === 'closed') return 'closed';
  if (now < round.opensAt) return 'not_open_yet';
  return now < round.closesAt ? null : 'time_over';
}

type Seat = Pick<Juror, 'personId' | 'email' | 'state'>;

/** Whether the seat in the jury is this viewer's: by person, or by address while nobody has answered. */
export function isSeatOf(seat: Seat, viewer: Viewer): boolean {
  if (!viewer.person) return false;
  return seat.personId === null ? seat.email === viewer.person.email : seat.personId === viewer.person.id;
}

/** States of a seat that still shows its round to the juror. */
export const seatedStates = ['invited', 'accepted'] as const satisfies readonly JurorState[];

/** May this viewer read the round? Who runs it, and who sits or is invited to sit in its jury. */
export function whyNotReadRound(
  round: Owned & { readonly seats: readonly Seat[] },
  viewer: Viewer,
): 'not_visible' | null {
  if (runsRound(round, viewer)) return null;
  const isSeated = round.seats.some(
    (seat) => seat.state !== 'declined' && seat.state !== 'removed' && isSeatOf(seat, viewer),
  );
  return isSeated ? null : 'not_visible';
}

/** Why the juror may not answer the invitation now. */
export function whyNotAnswer(seat: Seat, round: Pick<Round, 'state'>, viewer: Viewer): EvaluationRefusal | null {
  if (!isSeatOf(seat, viewer)) return 'not_found';
  if (round.state === 'closed') return 'closed';
  return seat.state === 'invited' ? null : 'already_answered';
}

/** How many days before the end unfinished sheets are reminded of (the entrants' series of the brief, without hours). */
export const REMIND_DAYS = [7, 3, 1] as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The reminder that is due between now and the same hour tomorrow; null when none is. */
export function reminderDue(closesAt: Date, now: Date): number | null {
  const left = Math.ceil((closesAt.getTime() - now.getTime()) / DAY_MS);
  return REMIND_DAYS.find((days) => days === left) ?? null;
}
