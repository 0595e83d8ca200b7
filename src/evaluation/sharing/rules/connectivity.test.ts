import { expect, test } from 'vitest';
import { connectivityOf, islandsOf, readingsOf } from './connectivity.ts';

const connected = (jurors: number, entries: number, pairs: readonly number[]) =>
  connectivityOf(readingsOf(jurors, entries, pairs)).value;
const everyPair = (jurors: number, entries: number) => Array.from({ length: jurors * entries }, (_, at) => at);

test('a row of two jurors and two entries has the connectivity of a path of four', () => {
  expect(connected(2, 2, [0, 1, 3])).toBeCloseTo(2 - 2 * Math.cos(Math.PI / 4), 10);
});

test('a ring of eight has that of a ring', () => {
  expect(connected(4, 4, [0, 1, 5, 6, 10, 11, 15, 12])).toBeCloseTo(2 - 2 * Math.cos(Math.PI / 4), 10);
});

test('when everybody reads everything it is the smaller number of both, and one on one is two', () => {
  expect(connected(3, 5, everyPair(3, 5))).toBeCloseTo(3, 10);
  expect(connected(5, 3, everyPair(5, 3))).toBeCloseTo(3, 10);
  expect(connected(1, 5, everyPair(1, 5))).toBeCloseTo(1, 10);
  expect(connected(1, 1, [0])).toBe(2);
});

test('islands have none, and are told with their jurors and entries, the largest first', () => {
  const readings = readingsOf(4, 3, [0, 1, 6, 11]);
  expect(connected(4, 3, [0, 1, 6, 11])).toBe(0);
  expect(islandsOf(readings)).toEqual([
    { jurors: [0, 1], entries: [0] },
    { jurors: [2], entries: [1] },
    { jurors: [3], entries: [2] },
  ]);
});

test('nothing given out has no connectivity and no island', () => {
  expect(connected(3, 3, [])).toBe(0);
  expect(islandsOf(readingsOf(3, 3, []))).toEqual([]);
  expect(connected(0, 0, [])).toBe(0);
});

test('the vector shows the seam: squares over all sheets add up to the value', () => {
  const pairs = [0, 1, 4, 5, 5 + 4, 10, 11, 14, 15];
  const found = connectivityOf(readingsOf(4, 4, pairs));
  const sum = pairs.reduce((total, at) => {
    const step = (found.jurors[at % 4] as number) - (found.entries[Math.floor(at / 4)] as number);
    return total + step * step;
  }, 0);
  expect(found.value).toBeGreaterThan(0);
  expect(sum).toBeCloseTo(found.value, 8);
});
