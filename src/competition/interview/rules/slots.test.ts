import { expect, test } from 'vitest';
import { startsOf } from './slots.ts';

const timesOf = (starts: readonly number[]) =>
  starts.map((it) => `${String(Math.floor(it / 60)).padStart(2, '0')}.${String(it % 60).padStart(2, '0')}`);
const day = {
  date: '2026-08-03',
  sessions: [
    { from: '13:00', to: '14:00' },
    { from: '09:00', to: '10:45' },
  ],
  breaks: [{ from: '09:50', to: '10:00' }],
};

test('slots follow one another within sessions and never reach into a break', () => {
  expect(timesOf(startsOf(day, { minutes: 20, pauseMinutes: 0 }))).toEqual([
    '09.00',
    '09.20',
    '10.00',
    '10.20',
    '13.00',
    '13.20',
    '13.40',
  ]);
});

test('a pause stands between two slots, but not before the first', () => {
  expect(timesOf(startsOf(day, { minutes: 20, pauseMinutes: 5 }))).toEqual([
    '09.00',
    '09.25',
    '10.00',
    '10.25',
    '13.00',
    '13.25',
  ]);
});

test('a session that is shorter than a slot has none', () => {
  const short = { ...day, sessions: [{ from: '09:00', to: '09:19' }], breaks: [] };
  expect(startsOf(short, { minutes: 20, pauseMinutes: 0 })).toEqual([]);
});
