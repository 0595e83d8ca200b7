import * as z from 'zod';
import type { PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';

export type RoomId = Id<'InterviewRoomId'>;
export type SlotId = Id<'InterviewSlotId'>;

export const MOST_ROOMS = 12;
export const MOST_DAYS = 40;
const MOST_SESSIONS = 4;
const MOST_JURORS = 20;
export const LONGEST_LINE = 300;

const uuid = z.uuid();
const line = z.string().trim().max(LONGEST_LINE).default('');
/** A time on the clocks of the instance, as `08:30`. */
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const stretch = z.strictObject({ from: time, to: time });
export type Stretch = z.infer<typeof stretch>;

const day = z.strictObject({
  date: z.iso.date(),
  sessions: z.array(stretch).max(MOST_SESSIONS).default([]),
  breaks: z.array(stretch).max(MOST_SESSIONS).default([]),
});
export type PlanDay = z.infer<typeof day>;

/** A room, on the spot or by video, with the panel that sits in it. */
const room = z.strictObject({
  id: uuid.transform((id) => id as RoomId),
  name: line,
  place: line,
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1000)]).default(''),
  jurors: z
    .array(uuid.transform((id) => id as PersonId))
    .max(MOST_JURORS)
    .default([]),
});
export type PlanRoom = z.infer<typeof room>;

/** Entries of one institution: side by side on one day, spread over the days, or as it comes. */
export const spreads = ['any', 'together', 'apart'] as const;
export type Spread = (typeof spreads)[number];

/** From what the timetable of the interviews of an edition is made. */
export const planSchema = z.strictObject({
  /** Length of a whole slot, and of the presentation that it begins with; the questions have the rest. */
  minutes: z.int(),
  presentationMinutes: z.int(),
  /** Between two slots of a room. */
  pauseMinutes: z.int().default(0),
  /** Most interviews of a room on a day; null: as many as fit. */
  mostPerDay: z.int().nullable().default(null),
  spread: z.enum(spreads).default('any'),
  /** The same number draws the same order. */
  seed: z.int().min(0).max(2_147_483_647),
  rooms: z.array(room).max(MOST_ROOMS).default([]),
  days: z.array(day).max(MOST_DAYS).default([]),
});
export type InterviewPlan = z.infer<typeof planSchema>;

/** What is wrong with a plan; each code has the message `interview.problem.<code>`. */
export const planProblems = [
  'rooms_none',
  'room_unnamed',
  'room_twice',
  'jurors_none',
  'days_none',
  'day_twice',
  'sessions_none',
  'session_backwards',
  'sessions_overlap',
  'break_backwards',
  'minutes_range',
  'presentation_long',
  'pause_range',
  'most_range',
  'slots_none',
  'slots_excess',
] as const;
export type PlanProblem = {
  readonly code: (typeof planProblems)[number];
  /** Where in the plan, e.g. `['days', 2]`. */
  readonly path: readonly (string | number)[];
};

/** A stretch of time in a room, for one interview. */
export type Slot = {
  readonly id: SlotId;
  readonly roomId: RoomId;
  /** Date `YYYY-MM-DD` on the clocks of the instance. */
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
};
