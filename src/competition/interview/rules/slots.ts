import type { InterviewPlan, PlanDay, Slot, SlotId, Stretch } from '../model/plan.ts';

const MINUTE_MS = 60_000;
const MINUTES_OF_HOUR = 60;

/** Minutes since midnight of a time such as `08:30`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * MINUTES_OF_HOUR + minutes;
}

const lasts = ({ from, to }: Stretch) => [minutesOf(from), minutesOf(to)] as const;

type Lengths = Pick<InterviewPlan, 'minutes' | 'pauseMinutes'>;

/** At which minutes of a day its slots begin: one after the other within each session, never into a break. */
export function startsOf({ sessions, breaks }: PlanDay, { minutes, pauseMinutes }: Lengths): readonly number[] {
  const pauses = breaks.map(lasts);
  return sessions
    .map(lasts)
    .toSorted(([a], [b]) => a - b)
    .flatMap(([from, to]) => {
      const starts: number[] = [];
      for (let at = from; at + minutes <= to; ) {
        const pause = pauses.find(([begins, ends]) => at < ends && begins < at + minutes);
        if (!pause) starts.push(at);
        at = pause ? Math.max(pause[1], at + 1) : at + minutes + pauseMinutes;
      }
      return starts;
    });
}

type Making = {
  /** The moment at which a day `YYYY-MM-DD` begins on the clocks of the instance. */
  readonly dayStart: (date: string) => Date;
  readonly newSlotId: () => SlotId;
};

/** All slots of the plan, by time and then by room; each room has its own. */
export function slotsOf(plan: InterviewPlan, { dayStart, newSlotId }: Making): readonly Slot[] {
  const days = plan.days.toSorted((a, b) => a.date.localeCompare(b.date));
  return days.flatMap((day) => {
    const midnight = dayStart(day.date).getTime();
    return startsOf(day, plan).flatMap((start) =>
      plan.rooms.map((room): Slot => {
        const startsAt = new Date(midnight + start * MINUTE_MS);
        const endsAt = new Date(startsAt.getTime() + plan.minutes * MINUTE_MS);
        return { id: newSlotId(), roomId: room.id, day: day.date, startsAt, endsAt };
      }),
    );
  });
}

type Span = Pick<Slot, 'startsAt' | 'endsAt'>;

/** Whether two stretches share a moment; one that begins when the other ends does not. */
export function overlaps(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}
