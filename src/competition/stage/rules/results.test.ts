import { expect, test } from 'vitest';
import { resultsOf } from './results.ts';

const at = (day: number) => new Date(Date.UTC(2026, 8, day, 3));
const documentOf = (announcement: 'alphabetical' | 'ranked') =>
  ({
    privacy: { embargo: true, announcement },
    stages: [
      { kind: 'finalists_plenary', opens: at(12).toISOString(), closes: null },
      { kind: 'finalists_announcement', opens: at(15).toISOString(), closes: null },
      { kind: 'tpi_plenary', opens: at(21).toISOString(), closes: null },
      { kind: 'final_list', opens: at(25).toISOString(), closes: null },
    ],
  }) as never;
const entry = (id: string, title: string, place: number | null, group = 'Umum') =>
  ({ id, title, place, group }) as never;
const finalists = {
  content: {
    stage: 'finalists_plenary',
    chosen: [
      entry('a', 'Sumur', 1),
      entry('b', 'Ambulans', 2),
      entry('c', 'Loket', null),
      entry('d', 'Zamzam', 1, 'Replikasi'),
    ],
  },
  signedAt: at(13),
} as never;
const winners = { content: { stage: 'tpi_plenary', chosen: [entry('b', 'Ambulans', 1)] }, signedAt: at(22) } as never;
const shown = (announcement: 'alphabetical' | 'ranked', day: number, out: string[] = []) =>
  resultsOf(documentOf(announcement), [finalists, winners], new Set(out), at(day)).map((it) => [
    it.stage,
    it.entries.map((one) => one.id),
  ]);

test('nothing is told before its hour', () => {
  expect(shown('alphabetical', 14)).toEqual([]);
  expect(shown('alphabetical', 15)).toEqual([['finalists_plenary', ['b', 'c', 'a', 'd']]]);
});

test('the latest list comes first, ranked where the edition ranks', () => {
  expect(shown('ranked', 25)).toEqual([
    ['tpi_plenary', ['b']],
    ['finalists_plenary', ['d', 'a', 'b', 'c']],
  ]);
});

test('who was disqualified since is on no list', () => {
  expect(shown('alphabetical', 15, ['a'])).toEqual([['finalists_plenary', ['b', 'c', 'd']]]);
});
