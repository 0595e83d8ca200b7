import { expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { type InterviewPlan, planSchema } from '../model/plan.ts';
import { problemsOfPlan, readPlan } from './problems.ts';

const room = { id: newId<'InterviewRoomId'>(), name: 'Ruang 1', place: '', link: '', jurors: [newId<'PersonId'>()] };
const day = { date: '2026-08-03', sessions: [{ from: '09:00', to: '12:00' }], breaks: [] };
const plan: InterviewPlan = planSchema.parse({
  minutes: 20,
  presentationMinutes: 7,
  seed: 7,
  rooms: [room],
  days: [day],
});
const codes = (given: Partial<InterviewPlan>) => problemsOfPlan({ ...plan, ...given }).map((it) => it.code);

test('a plan with a room, a panel and a day is in order', () => {
  expect(problemsOfPlan(plan)).toEqual([]);
});

test.each([
  ['rooms_none', { rooms: [] }],
  ['room_unnamed', { rooms: [{ ...room, name: '' }] }],
  ['room_twice', { rooms: [room, { ...room, name: 'RUANG 1' }] }],
  ['jurors_none', { rooms: [{ ...room, jurors: [] }] }],
  ['days_none', { days: [] }],
  ['day_twice', { days: [day, day] }],
  ['sessions_none', { days: [{ ...day, sessions: [] }] }],
  ['session_backwards', { days: [{ ...day, sessions: [{ from: '12:00', to: '12:00' }] }] }],
  ['sessions_overlap', { days: [{ ...day, sessions: [...day.sessions, { from: '11:59', to: '13:00' }] }] }],
  ['break_backwards', { days: [{ ...day, breaks: [{ from: '10:00', to: '09:00' }] }] }],
  ['minutes_range', { minutes: 4, presentationMinutes: 0 }],
  ['presentation_long', { presentationMinutes: 21 }],
  ['pause_range', { pauseMinutes: -1 }],
  ['most_range', { mostPerDay: 0 }],
  ['slots_none', { days: [{ ...day, sessions: [{ from: '09:00', to: '09:10' }] }] }],
] as const)('tells %s', (code, given) => {
  expect(codes(given as Partial<InterviewPlan>)).toEqual([code]);
});

test('says which room and which day is meant', () => {
  const wrong = { ...plan, rooms: [room, { ...room, name: 'Ruang 2', jurors: [] }], days: [day, day] };
  expect(problemsOfPlan(wrong)).toEqual([
    { code: 'jurors_none', path: ['rooms', 1] },
    { code: 'day_twice', path: ['days', 1] },
  ]);
});

test('a kept plan is read again, and nothing else', () => {
  expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  expect(readPlan({ ...plan, days: [{ ...day, date: '2026-02-30' }] })).toBeNull();
});
