import { expect, test } from 'vitest';
import { reachedOf } from './reached.ts';

const at = (day: number) => new Date(Date.UTC(2026, 8, day, 3));
const document = {
  privacy: { embargo: true },
  stages: [
    { kind: 'admin_check', opens: at(1).toISOString(), closes: at(3).toISOString() },
    { kind: 'finalists_plenary', opens: at(12).toISOString(), closes: null },
    { kind: 'finalists_announcement', opens: at(15).toISOString(), closes: null },
    { kind: 'objection', opens: at(16).toISOString(), closes: at(20).toISOString() },
    { kind: 'tpi_plenary', opens: at(21).toISOString(), closes: null },
    { kind: 'final_list', opens: at(25).toISOString(), closes: null },
  ],
} as never;
const decided = (entryId: string, stage: string, outcome: string, day: number) =>
  ({ entryId, stage, outcome, decidedAt: at(day) }) as never;
const all = [
  decided('a', 'admin_check', 'passed', 2),
  decided('b', 'admin_check', 'passed', 2),
  decided('c', 'admin_check', 'refused', 2),
  decided('a', 'finalists_plenary', 'finalist', 13),
  decided('b', 'finalists_plenary', 'not_finalist', 13),
  decided('a', 'tpi_plenary', 'awarded', 22),
];
const told = (day: number, more: readonly never[] = []) =>
  reachedOf(document, [...all, ...more], at(day)).map((it) => [it.stage, it.count]);

test('a leader is told what everyone may know, and nothing before its hour', () => {
  expect(told(11)).toEqual([]);
  expect(told(12)).toEqual([['admin_check', 2]]);
  expect(told(14)).toEqual([['admin_check', 2]]);
  expect(told(15)).toEqual([
    ['admin_check', 2],
    ['finalists_plenary', 1],
  ]);
  expect(told(25)).toEqual([
    ['admin_check', 2],
    ['finalists_plenary', 1],
    ['tpi_plenary', 1],
  ]);
});

test('who was disqualified counts nowhere, and that none is left is told too', () => {
  expect(told(22, [decided('a', 'objection', 'disqualified', 19)])).toEqual([
    ['admin_check', 1],
    ['finalists_plenary', 0],
  ]);
});
