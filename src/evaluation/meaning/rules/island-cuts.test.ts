import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byIsland, cutOf, proportional, sizesOf } from './island-cuts.ts';

describe('places of islands', () => {
  test('are proposed by size, the largest remainders first', () => {
    expect(proportional(10, [50, 30, 20])).toEqual({ 0: 5, 1: 3, 2: 2 });
    expect(proportional(10, [55, 26, 19])).toEqual({ 0: 5, 1: 3, 2: 2 });
    expect(proportional(3, [100, 1, 1])).toEqual({ 0: 2, 1: 1, 2: 1 });
  });

  test('are as many as there are to give, unless each must have one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 400 }),
        (sizes, cut) => {
          const given = Object.values(proportional(cut, sizes));
          const sum = given.reduce((all, it) => all + it, 0);
          const small = sizes.filter((it) => (cut * it) / sizes.reduce((all, own) => all + own, 0) < 1).length;
          return given.every((it) => it >= 1) && sum >= cut && sum <= cut + small;
        },
      ),
    );
  });

  test('are those of the whole where a juror joins everything, and only those that were said elsewhere', () => {
    const chosen = { cut: 10, cuts: { 0: 7, 1: 3 } };
    expect([0, 1].map(cutOf(chosen, 1))).toEqual([10, 10]);
    expect([0, 1, 2].map(cutOf(chosen, 3))).toEqual([7, 3, null]);
    expect([0, 1].map(cutOf({ cut: 10, cuts: null }, 2))).toEqual([null, null]);
    expect(byIsland({ 0: 7, 1: 3 })).toEqual(
      new Map([
        [0, 7],
        [1, 3],
      ]),
    );
  });

  test('sizes are counted by number, an island without an entry too', () => {
    expect(sizesOf([{ island: 0 }, { island: 2 }, { island: 0 }])).toEqual([2, 0, 1]);
    expect(sizesOf([])).toEqual([]);
  });
});
