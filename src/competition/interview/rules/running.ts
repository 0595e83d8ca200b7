import type { InterviewPhase, InterviewRefusal } from '../model/states.ts';

const MINUTE_MS = 60_000;

/** How long an interview is planned to last. */
export type Lengths = { readonly minutes: number; readonly presentationMinutes: number };

/** What happened of an interview, by the real clock; each null until it did. */
export type Course = {
  readonly beganAt: Date | null;
  /** The presentation ended before its time or after it, by the secretary's word. */
  readonly questionsAt: Date | null;
  readonly endedAt: Date | null;
};

const later = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * MINUTE_MS);

/** When presentation and questions end, counted from when it really began, or from its planned start. */
export function endsOf({ startsAt, ...it }: Course & { readonly startsAt: Date }, lengths: Lengths) {
  const from = it.beganAt ?? startsAt;
  return {
    presentation: it.questionsAt ?? later(from, lengths.presentationMinutes),
    whole: it.endedAt ?? later(from, lengths.minutes),
  };
}

/** In what the interview is at the moment; the questions begin by themselves when the presentation's time is over. */
export function phaseOf(it: Course & { readonly startsAt: Date }, lengths: Lengths, now: Date): InterviewPhase {
  if (it.endedAt) return 'over';
  if (!it.beganAt) return 'waiting';
  return it.questionsAt || now >= endsOf(it, lengths).presentation ? 'questions' : 'presentation';
}

/** Why it cannot begin now; a room hears one at a time. */
export function whyNotStart(it: Course, roomIsBusy: boolean): InterviewRefusal | null {
  if (it.endedAt) return 'ended';
  if (it.beganAt) return 'begun';
  return roomIsBusy ? 'other_running' : null;
}

export function whyNotQuestions(it: Course): InterviewRefusal | null {
  if (!it.beganAt) return 'not_begun';
  if (it.endedAt) return 'ended';
  return it.questionsAt ? 'no_questions' : null;
}

export function whyNotEnd(it: Course): InterviewRefusal | null {
  if (!it.beganAt) return 'not_begun';
  return it.endedAt ? 'ended' : null;
}

/** The last press of a button is taken back: the newest of the three moments becomes empty again; null when there is none. */
export function stepBack({ beganAt, questionsAt, endedAt }: Course): Course | null {
  if (endedAt) return { beganAt, questionsAt, endedAt: null };
  if (questionsAt) return { beganAt, questionsAt: null, endedAt: null };
  return beganAt ? { beganAt: null, questionsAt: null, endedAt: null } : null;
}

type Planned = Course & { readonly startsAt: Date; readonly endsAt: Date; readonly isAbsent: boolean };

/**
 * When each of a room's interviews is to be expected, in their order: never before its planned start, and not before the one before it
 * is over. Whoever stays away takes no time.
 */
export function expectedStarts(order: readonly Planned[], now: Date): readonly Date[] {
  let free = 0;
  return order.map((it) => {
    if (it.isAbsent) return it.startsAt;
    const start = it.beganAt ?? new Date(Math.max(it.startsAt.getTime(), free));
    const planned = start.getTime() + (it.endsAt.getTime() - it.startsAt.getTime());
    const runs = it.beganAt !== null && it.endedAt === null;
    free = it.endedAt?.getTime() ?? (runs ? Math.max(planned, now.getTime()) : planned);
    return start;
  });
}
