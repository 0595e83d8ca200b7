import { describe, expect, test } from 'vitest';
import { daysFault, faultOf, stateOf } from './moves.ts';
import { byRegion, progressOf } from './progress.ts';
import { daysUntil, reminderDue } from './reminders.ts';

describe('a round', () => {
  const days = { opens: '2026-03-01', closes: '2026-03-31', closedAt: null };
  test('is planned, open on its first and its last day, then closed', () => {
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => stateOf(days, day))).toEqual([
      'planned',
      'open',
      'open',
      'closed',
    ]);
    expect(stateOf({ ...days, closedAt: new Date() }, '2026-03-10')).toBe('closed');
  });

  test('has days that follow each other and are not over', () => {
    expect(daysFault('2026-03-01', '2026-03-31', '2026-03-31')).toBeNull();
    expect(daysFault('2026-03-01', '2026-02-28', '2026-02-01')).toBe('days_wrong');
    expect(daysFault('2026-03-01', '2026-03-31', '2026-04-01')).toBe('days_wrong');
    expect(daysFault(null, '2026-03-31', '2026-03-01')).toBe('day_wrong');
  });

  test('reminds 14, 7 and 1 days before its last', () => {
    const due = ['2026-03-16', '2026-03-17', '2026-03-24', '2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01'];
    expect(due.map((day) => reminderDue('2026-03-31', day))).toEqual([null, 14, 7, null, 1, null, null]);
    expect(daysUntil('2026-03-01', '2026-02-28')).toBe(1);
  });
});

test('an answer says why and since when, and not of the future', () => {
  const today = '2026-03-02';
  expect(faultOf({ reason: 'x', since: '2026-03-02' }, today)).toBeNull();
  expect(faultOf({ reason: 'x', since: '2026-03-03' }, today)).toBe('day_future');
  expect(faultOf({ reason: 'x', since: null }, today)).toBe('day_wrong');
  expect(faultOf({ reason: '', since: today }, today)).toBe('reason_missing');
  expect(faultOf({ reason: 'x'.repeat(2001), since: today }, today)).toBe('reason_long');
});

test('progress is counted by region, the furthest behind first', () => {
  const counts = [
    { regionCode: '12.07', state: 'verified', count: 2 },
    { regionCode: '12.07', state: 'waiting', count: 2 },
    { regionCode: '12.12', state: 'silent', count: 1 },
    { regionCode: null, state: 'answered', count: 3 },
  ] as const;
  expect(progressOf(counts)).toEqual({ waiting: 2, answered: 3, returned: 0, verified: 2, silent: 1, total: 8 });
  expect(byRegion(counts).map((it) => [it.regionCode, it.progress.total])).toEqual([
    ['12.12', 1],
    ['12.07', 4],
    [null, 3],
  ]);
});
