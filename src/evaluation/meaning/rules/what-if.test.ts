import { expect, test } from 'vitest';
import type { JurorId, SubjectRowId } from '../../model/ids.ts';
import type { Rubric } from '../../model/rubric.ts';
import { difference, ranked, reweighted, scoresBy } from './what-if.ts';

const criterion = (code: string, weight: number) => ({
  ...{ code, weight, name: code, name_en: code, help: '', help_en: '' },
  ...{ min: 0, max: 10, step: 1, commentBelow: null, commentAbove: null },
});
const rubric: Rubric = {
  ...{ name: 'Uji', name_en: 'Test', source: '' },
  criteria: [criterion('baru', 60), criterion('guna', 40)],
};
const sheet = (row: string, jurorId: string, baru: number, guna: number) => ({
  row: row as SubjectRowId,
  jurorId: jurorId as JurorId,
  state: 'finished' as const,
  marks: [
    { criterion: 'baru', mark: baru },
    { criterion: 'guna', mark: guna },
  ],
});
const sheets = [
  sheet('a', 'x', 9, 5),
  sheet('a', 'y', 8, 6),
  sheet('b', 'x', 6, 9),
  sheet('b', 'y', 5, 9),
  sheet('c', 'y', 7, 7),
];
const none = new Set<string>();
const byRaw = (rule: Rubric, without: ReadonlySet<string> = none) =>
  ranked(scoresBy(rule, sheets, without), { official: 'raw' });

test('other weights are made to sum up to 100 and change the order', () => {
  expect(byRaw(rubric)).toEqual([
    { row: 'a', island: 0, rank: 1, score: 73 },
    { row: 'c', island: 0, rank: 2, score: 70 },
    { row: 'b', island: 0, rank: 3, score: 69 },
  ]);
  const useful = reweighted(
    rubric,
    new Map([
      ['baru', 10],
      ['guna', 40],
    ]),
  );
  expect(useful?.criteria.map((it) => it.weight)).toEqual([20, 80]);
  expect(useful && byRaw(useful).map((it) => it.row)).toEqual(['b', 'c', 'a']);
});

test('weights of nothing are no weights', () => {
  expect(
    reweighted(
      rubric,
      new Map([
        ['baru', 0],
        ['guna', 0],
      ]),
    ),
  ).toBeNull();
});

test('a juror left out takes the sheets along, and who was read by nobody else has no place', () => {
  const found = difference(byRaw(rubric), byRaw(rubric, new Set(['y'])), { before: () => 2, after: () => 2 });
  expect(found).toEqual({
    entering: [{ row: 'b', before: 3, after: 2 }],
    leaving: [{ row: 'c', before: 2, after: null }],
    staying: 1,
    unread: 1,
  });
});

test('another cut alone lets in or out whoever stands between the two', () => {
  const found = difference(byRaw(rubric), byRaw(rubric), { before: () => 1, after: () => 2 });
  expect([found.entering, found.leaving, found.staying]).toEqual([[{ row: 'c', before: 2, after: 2 }], [], 1]);
});

test('where no juror joins them, places and cuts are those of each island', () => {
  const islands = new Map([
    ['a', 0],
    ['b', 1],
    ['c', 0],
  ]);
  const standing = ranked(scoresBy(rubric, sheets, none), { official: 'raw', islands });
  expect(standing.map(({ row, island, rank }) => [row, island, rank])).toEqual([
    ['a', 0, 1],
    ['c', 0, 2],
    ['b', 1, 1],
  ]);
  const found = difference(standing, standing, {
    before: (it) => [1, 1][it] ?? null,
    after: (it) => [2, null][it] ?? null,
  });
  expect([found.entering.map((it) => it.row), found.leaving.map((it) => it.row), found.staying]).toEqual([
    ['c'],
    ['b'],
    1,
  ]);
});
