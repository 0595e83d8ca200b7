import { describe, expect, test } from 'vitest';
import { datedPreset, wib } from '../../../../tests/support/editions.ts';
import { closingOf, isOpenForEntries, nextStage, remindersOf, stageAt, stageOfKind } from './calendar.ts';

const edition = datedPreset('kipp-2023-umum');
const bare = { ...edition, stages: edition.stages.map((it) => ({ ...it, opens: null, closes: null })) };
const on = (day: string, hour?: string) => new Date(wib(day, hour));

test('the closing is the moment at which entering closes', () => {
  expect(closingOf(edition)).toEqual(new Date('2026-04-30T16:59:00Z'));
  expect(closingOf(bare)).toBeNull();
  expect(closingOf({ stages: [] })).toBeNull();
});

test.each([
  ['2026-02-28T16:59:59.999Z', false],
  ['2026-02-28T17:00:00.000Z', true],
  ['2026-04-30T16:58:59.999Z', true],
  ['2026-04-30T16:59:00.000Z', false],
])('at %s entries are taken: %s', (moment, expected) => {
  expect(isOpenForEntries(edition, new Date(moment))).toBe(expected);
});

test('without dates nothing is open', () => {
  expect(isOpenForEntries(bare, on('2026-03-15'))).toBe(false);
  expect(stageAt(bare, on('2026-03-15'))).toBeNull();
  expect(nextStage(bare, on('2026-03-15'))).toBeNull();
  expect(remindersOf(bare)).toEqual([]);
});

describe('the stage of a moment', () => {
  test.each([
    ['2026-02-28', undefined, null, 'entering'],
    ['2026-03-01', undefined, 'entering', 'admin_check'],
    ['2026-04-30', '23:59', null, 'admin_check'],
    ['2026-05-24', undefined, null, 'tpi_reading'],
    ['2026-06-03', '10:00', 'objection', 'interview'],
    ['2026-06-09', undefined, null, 'interview'],
    ['2026-07-06', '10:00', 'final_list', 'awarding'],
    ['2026-07-20', '08:59', 'final_list', 'awarding'],
    ['2026-07-20', '09:00', 'awarding', null],
    ['2026-07-20', '12:00', null, null],
  ])('%s %s is %s, next comes %s', (day, hour, stage, next) => {
    expect(stageAt(edition, on(day, hour))?.kind ?? null).toBe(stage);
    expect(nextStage(edition, on(day, hour))?.kind ?? null).toBe(next);
  });

  test('is not the public rating, which runs beside', () => {
    const rating = { ...edition.stages[0], kind: 'public_rating', settings: { marks: 5 } } as never;
    expect(stageAt({ stages: [...edition.stages, rating] }, on('2026-03-05'))?.kind).toBe('entering');
  });
});

test('reminders fall 14, 7, 3 and 1 days and 6 hours before the closing', () => {
  expect(remindersOf(edition).map((it) => it.toISOString())).toEqual([
    '2026-04-16T16:59:00.000Z',
    '2026-04-23T16:59:00.000Z',
    '2026-04-27T16:59:00.000Z',
    '2026-04-29T16:59:00.000Z',
    '2026-04-30T10:59:00.000Z',
  ]);
});

test('a stage is found with its own settings', () => {
  expect(stageOfKind(edition, 'te_plenary')?.settings).toEqual({ nominees: 228 });
  expect(stageOfKind(edition, 'public_rating')).toBeNull();
});
