import { afterEach, expect, test } from 'vitest';
import { dayStart, setTimeZone } from './dates.ts';

afterEach(() => setTimeZone('Asia/Jakarta'));

test.each([
  ['Asia/Jakarta', '2026-03-02', '2026-03-01T17:00:00.000Z'],
  ['Asia/Jayapura', '2026-03-02', '2026-03-01T15:00:00.000Z'],
  ['UTC', '2026-03-02', '2026-03-02T00:00:00.000Z'],
  ['America/St_Johns', '2026-07-01', '2026-07-01T02:30:00.000Z'],
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z'],
])('in %s the day %s begins at %s', (zone, day, moment) => {
  setTimeZone(zone);
  expect(dayStart(day)?.toISOString()).toBe(moment);
});

test.each(['', 'kemarin', '2026-02-30', '2026-13-01', '02/03/2026', '2026-3-2'])('%j is no day', (text) => {
  expect(dayStart(text)).toBeNull();
});
