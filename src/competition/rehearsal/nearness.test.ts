import { expect, test } from 'vitest';
import { kendall } from './nearness.ts';

test('the same order is 1, the opposite −1, one pair of three turned a third', () => {
  const of = (...values: readonly number[]) => kendall(values.map((it, at) => [at, it] as const));
  expect([of(1, 2, 3), of(3, 2, 1), of(1, 3, 2), of(1, 1, 1), of(5)]).toEqual([1, -1, 1 / 3, 0, 0]);
});
