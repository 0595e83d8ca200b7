import {
  type InterviewPlan,
  type PlanDay,
  type PlanProblem,
  type PlanRoom,
  planSchema,
  type Stretch,
} from '../model/plan.ts';
import { minutesOf, startsOf } from './slots.ts';

const SHORTEST = 5;
const LONGEST = 240;
const LONGEST_PAUSE = 120;
/** More slots than any competition needs. */
const MOST_SLOTS = 3000;

const backwards = ({ from, to }: Stretch) => minutesOf(to) <= minutesOf(from);
const cut = (a: Stretch, b: Stretch) => minutesOf(a.from) < minutesOf(b.to) && minutesOf(b.from) < minutesOf(a.to);

/** All that is in the way of making a timetable from this plan. */
export function problemsOfPlan(plan: InterviewPlan): readonly PlanProblem[] {
  const found = [...lengthProblems(plan), ...roomProblems(plan.rooms), ...dayProblems(plan.days)];
  if (found.length > 0) return found;
  const slots = plan.days.reduce((sum, day) => sum + startsOf(day, plan).length, 0) * plan.rooms.length;
  if (slots === 0) return [{ code: 'slots_none', path: ['days'] }];
  return slots > MOST_SLOTS ? [{ code: 'slots_excess', path: ['days'] }] : [];
}

function lengthProblems({ minutes, presentationMinutes, pauseMinutes, mostPerDay }: InterviewPlan): PlanProblem[] {
  const found: PlanProblem[] = [];
  if (minutes < SHORTEST || minutes > LONGEST) found.push({ code: 'minutes_range', path: ['minutes'] });
  if (presentationMinutes < 0 || presentationMinutes > minutes)
    found.push({ code: 'presentation_long', path: ['presentationMinutes'] });
  if (pauseMinutes < 0 || pauseMinutes > LONGEST_PAUSE) found.push({ code: 'pause_range', path: ['pauseMinutes'] });
  if (mostPerDay !== null && mostPerDay < 1) found.push({ code: 'most_range', path: ['mostPerDay'] });
  return found;
}

function roomProblems(rooms: readonly PlanRoom[]): PlanProblem[] {
  if (rooms.length === 0) return [{ code: 'rooms_none', path: ['rooms'] }];
  const names = rooms.map((it) => it.name.toLowerCase());
  return rooms.flatMap((room, index): PlanProblem[] => {
    const path = ['rooms', index];
    if (room.name === '') return [{ code: 'room_unnamed', path }];
    if (names.indexOf(room.name.toLowerCase()) < index) return [{ code: 'room_twice', path }];
    return room.jurors.length === 0 ? [{ code: 'jurors_none', path }] : [];
  });
}

function dayProblems(days: readonly PlanDay[]): PlanProblem[] {
  if (days.length === 0) return [{ code: 'days_none', path: ['days'] }];
  const dates = days.map((it) => it.date);
  return days.flatMap((day, index): PlanProblem[] => {
    const path = ['days', index];
    if (dates.indexOf(day.date) < index) return [{ code: 'day_twice', path }];
    if (day.sessions.length === 0) return [{ code: 'sessions_none', path }];
    if (day.sessions.some(backwards)) return [{ code: 'session_backwards', path }];
    if (day.breaks.some(backwards)) return [{ code: 'break_backwards', path }];
    const isTwice = day.sessions.some((it, at) => day.sessions.some((other, place) => place > at && cut(it, other)));
    return isTwice ? [{ code: 'sessions_overlap', path }] : [];
  });
}

/** The plan kept as JSON; null when it is none. */
export function readPlan(kept: unknown): InterviewPlan | null {
  const parsed = planSchema.safeParse(kept);
  return parsed.success ? parsed.data : null;
}
