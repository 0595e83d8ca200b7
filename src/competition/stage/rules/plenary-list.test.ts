import { expect, test } from 'vitest';
import { type PlenaryFilter, type Weighed, weighed } from './plenary-list.ts';

const row = (id: string, place: number | null, more: Partial<Weighed> = {}): Weighed => ({
  id,
  title: `Inovasi ${id}`,
  receipt: `UJI-${id}`,
  institutionName: 'Kabupaten Toba',
  group: 'umum',
  category: null,
  score: null,
  place,
  choice: null,
  isOff: false,
  ...more,
});
const chosen = { chosen: true } as never;
const field = [
  row('c', null),
  row('b', 2, { choice: chosen, isOff: true }),
  row('a', 1, { category: 'kesehatan' }),
  row('x', 1, { group: 'replikasi', choice: chosen, institutionName: 'Kota Medan' }),
];
const none: PlenaryFilter = { group: null, category: null, chosen: null, words: '', sort: 'place' };
const ids = (filter: Partial<PlenaryFilter>) => weighed(field, { ...none, ...filter }).map((it) => it.id);

test('a field is listed by group and place, without a place last', () => {
  expect(ids({})).toEqual(['x', 'a', 'b', 'c']);
});

test('or by title, by institution, and with those chosen first', () => {
  expect([ids({ sort: 'title' }), ids({ sort: 'institution' }), ids({ sort: 'chosen' })]).toEqual([
    ['a', 'b', 'c', 'x'],
    ['a', 'b', 'c', 'x'],
    ['x', 'b', 'a', 'c'],
  ]);
});

test('and narrowed by group, category, choice and words', () => {
  expect(ids({ group: 'replikasi' })).toEqual(['x']);
  expect(ids({ category: 'kesehatan' })).toEqual(['a']);
  expect(ids({ chosen: 'chosen' })).toEqual(['x', 'b']);
  expect(ids({ chosen: 'left_out' })).toEqual(['a', 'c']);
  expect(ids({ chosen: 'off' })).toEqual(['b']);
  expect(ids({ words: 'medan INOVASI' })).toEqual(['x']);
});
