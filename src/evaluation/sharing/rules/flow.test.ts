import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyPlan, problemOf, smallProblems } from '../../../../tests/support/sharing.ts';
import { extraRoomOf, flowOf, sumOf } from './flow.ts';

test('as many sheets are given as any plan gives, within all bounds, and never on a conflict', () => {
  fc.assert(
    fc.property(smallProblems, (problem) => {
      const { has, missing } = flowOf(problem);
      const sheets = has.reduce((sum, it) => sum + it, 0);
      expect(sheets).toBe(everyPlan(problem)[0]?.length);
      expect(sheets + sumOf(missing)).toBe(sumOf(problem.wanted));
      expect(has.some((it, at) => it === 1 && problem.barred[at] === 1)).toBe(false);
      for (const [juror, most] of problem.most.entries())
        expect(has.filter((it, at) => it && at % problem.jurors === juror).length).toBeLessThanOrEqual(most);
    }),
  );
});

test('jurors lack no more to their least than in the best plan', () => {
  fc.assert(
    fc.property(smallProblems, (problem) => {
      const { under } = flowOf(problem);
      const best = everyPlan(problem)[0] ?? [];
      const lack = problem.least.map((least, juror) =>
        Math.max(0, least - best.filter((at) => at % problem.jurors === juror).length),
      );
      expect(sumOf(under)).toBe(sumOf(lack));
    }),
  );
});

test('what is missing is spread: two entries lack one each rather than one both', () => {
  const problem = problemOf({
    worth: [
      [1, 1],
      [1, 1],
    ],
    wanted: 2,
    most: 1,
  });
  expect([...flowOf(problem).missing]).toEqual([1, 1]);
});

test('a missing sheet comes with its reason: which entries share which jurors, and the room these have', () => {
  const problem = problemOf({
    worth: [
      [1, null, null],
      [1, null, null],
      [1, 1, 1],
    ],
    most: [1, 2, 2],
  });
  expect(flowOf(problem).obstacles).toEqual([{ entries: [{ entry: 1, missing: 1 }], jurors: [0], room: 1 }]);
  expect(extraRoomOf(problem)).toBe(1);
});

test('an entry to which all are tied is left with nobody, and no room would help', () => {
  const problem = problemOf({
    worth: [
      [null, null],
      [1, 1],
    ],
  });
  expect(flowOf(problem).obstacles).toEqual([{ entries: [{ entry: 0, missing: 1 }], jurors: [], room: 0 }]);
  expect(extraRoomOf(problem)).toBe(0);
});

test('sheets that are pinned stay and count', () => {
  const problem = problemOf({
    worth: [
      [1, 1],
      [1, 1],
    ],
    most: 1,
    pinned: [[0, 1]],
  });
  expect([...flowOf(problem).has]).toEqual([0, 1, 1, 0]);
});
