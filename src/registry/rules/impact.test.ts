import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf } from './impact.ts';

test.each([
  [
    { before: 12, after: 45, better: 'higher' },
    { absolute: 33, percent: 275, direction: 'better' },
  ],
  [
    { before: 14, after: 3, better: 'lower' },
    { absolute: -11, percent: -78.5714285714, direction: 'better' },
  ],
  [
    { before: 14, after: 15, better: 'lower' },
    { absolute: 1, percent: 7.14285714286, direction: 'worse' },
  ],
  [
    { before: 10, after: 8, better: 'higher' },
    { absolute: -2, percent: -20, direction: 'worse' },
  ],
  [
    { before: 0, after: 8, better: 'higher' },
    { absolute: 8, percent: null, direction: 'better' },
  ],
  [
    { before: 0, after: 0, better: 'lower' },
    { absolute: 0, percent: null, direction: 'same' },
  ],
  [
    { before: -4, after: -2, better: 'unsaid' },
    { absolute: 2, percent: 50, direction: 'unsaid' },
  ],
  [
    { before: 0.1, after: 0.3, better: 'unsaid' },
    { absolute: 0.2, percent: 200, direction: 'unsaid' },
  ],
  [{ before: null, after: 3, better: 'higher' }, null],
  [{ before: 3, after: null, better: 'higher' }, null],
] as const)('the change of %o is %o', (row, change) => {
  expect(changeOf(row)).toEqual(change);
});

test('better and worse change places with the wish', () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(value, value, (before, after) => {
      const [up, down] = [changeOf({ before, after, better: 'higher' }), changeOf({ before, after, better: 'lower' })];
      const turned = { better: 'worse', worse: 'better', same: 'same', unsaid: 'unsaid' } as const;
      expect(down?.direction).toBe(turned[up?.direction ?? 'unsaid']);
    }),
  );
});
