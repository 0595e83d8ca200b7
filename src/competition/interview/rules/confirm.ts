import type { InterviewRefusal, InterviewState } from '../model/states.ts';

const HOUR_MS = 3_600_000;
/** Hours before the end of the time for confirming at which who has not answered is reminded. */
const reminderHours = [48, 24, 6] as const;

/** The moment by which entrants have said whether they come (domain §3: at least 24 hours before). */
export function confirmByOf(startsAt: Date, confirmHours: number): Date {
  return new Date(startsAt.getTime() - confirmHours * HOUR_MS);
}

export type Appointment = {
  readonly state: InterviewState;
  /** Null while it has no slot. */
  readonly startsAt: Date | null;
  readonly beganAt: Date | null;
  readonly toldAt: Date | null;
};

function whyNotAnswer({ state, startsAt, beganAt }: Appointment, now: Date): InterviewRefusal | null {
  if (state === 'planned') return 'not_told';
  if (startsAt === null) return 'no_slot';
  return beganAt !== null || now >= startsAt ? 'begun' : null;
}

/** Why it cannot be confirmed now; after the time for it that is still better than silence, until the interview begins. */
export function whyNotConfirm(it: Appointment, now: Date): InterviewRefusal | null {
  return whyNotAnswer(it, now) ?? (it.state === 'confirmed' ? 'confirmed' : null);
}

/** Why another time cannot be asked for now: only while it can still be given. */
export function whyNotAskTime(it: Appointment, confirmHours: number, now: Date): InterviewRefusal | null {
  const forbidden = whyNotAnswer(it, now);
  if (forbidden || !it.startsAt) return forbidden;
  return now >= confirmByOf(it.startsAt, confirmHours) ? 'too_late' : null;
}

/** Whether nobody said by the time for it that they come, so that the secretariat calls them. */
export function isOverdue(it: Appointment, confirmHours: number, now: Date): boolean {
  if (it.state !== 'told' || !it.startsAt || it.beganAt) return false;
  return now >= confirmByOf(it.startsAt, confirmHours);
}

/**
 * The reminder that is due, as hours before the end of the time for confirming; null: none. Each counts from its moment until the
 * next, and none falls before the entrants were told at all.
 */
export function reminderDue(it: Appointment, confirmHours: number, now: Date): number | null {
  if (it.state !== 'told' || !it.startsAt || !it.toldAt) return null;
  const end = confirmByOf(it.startsAt, confirmHours).getTime();
  if (now.getTime() >= end) return null;
  const { toldAt } = it;
  const passed = reminderHours.filter((hours) => {
    const moment = end - hours * HOUR_MS;
    return moment <= now.getTime() && toldAt.getTime() < moment;
  });
  return passed.length > 0 ? Math.min(...passed) : null;
}
