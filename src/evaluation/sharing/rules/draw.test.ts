import { expect, test } from 'vitest';
import { drawnOf } from './draw.ts';

const halves = (jurors: number, entries: number) =>
  new Map(Array.from({ length: jurors * entries }, (_, at) => [at, 0.5] as const));

test('every draw keeps the sheets of each entry and of each juror', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const pairs = drawnOf(4, halves(4, 6), seed);
    for (let entry = 0; entry < 6; entry += 1)
      expect(pairs.filter((at) => Math.floor(at / 4) === entry)).toHaveLength(2);
    for (let juror = 0; juror < 4; juror += 1) expect(pairs.filter((at) => at % 4 === juror)).toHaveLength(3);
  }
});

test('over many seeds each pair stands as often as its probability says', () => {
  const shares = new Map([
    [0, 0.25],
    [1, 0.75],
    [2, 0.75],
    [3, 0.25],
  ]);
  const times = [0, 0, 0, 0];
  for (let seed = 0; seed < 4000; seed += 1)
    for (const at of drawnOf(2, shares, seed)) times[at] = (times[at] ?? 0) + 1;
  for (const [at, share] of shares) expect((times[at] ?? 0) / 4000).toBeCloseTo(share, 1);
});

test('the same seed draws the same, and whole shares are not drawn', () => {
  expect(drawnOf(4, halves(4, 6), 7)).toEqual(drawnOf(4, halves(4, 6), 7));
  const whole = new Map([
    [0, 1],
    [1, 0],
    [3, 1],
  ]);
  expect(drawnOf(2, whole, 1)).toEqual([0, 3]);
});

test('a loose end is rounded to one side or the other', () => {
  const sizes = Array.from({ length: 20 }, (_, seed) => drawnOf(1, new Map([[0, 0.5]]), seed).length);
  expect([...new Set(sizes)].toSorted()).toEqual([0, 1]);
});
