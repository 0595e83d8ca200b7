import fc from 'fast-check';
import type { Highs } from 'highs';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyPlan, problemOf, smallProblems, worthOf } from '../../../../tests/support/sharing.ts';
import type { Manner, Plan, Problem } from '../model/problem.ts';
import { diceOf } from '../rules/dice.ts';
import { solver } from './highs.ts';
import { optimise } from './optimise.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await solver();
});

const solve = (problem: Problem, manner: Manner = { kind: 'sum' }): Plan =>
  optimise(highs, problem, { manner, tell: () => undefined });

/** Worths of a seed: entries × jurors. */
function drawnWorths(entries: number, jurors: number, seed: number): number[][] {
  const roll = diceOf(seed);
  return Array.from({ length: entries }, () => Array.from({ length: jurors }, () => Math.round(roll() * 1000) / 1000));
}

describe('the best plan', () => {
  test('is worth what the best of all plans is, and says so', () => {
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const plan = solve(problem);
        const best = Math.max(...everyPlan(problem).map((it) => worthOf(problem, it)));
        expect(plan.value).toBeCloseTo(best, 6);
        expect(plan.bound).toBeCloseTo(best, 6);
        expect(plan.value).toBeCloseTo(worthOf(problem, plan.pairs), 6);
      }),
    );
  });

  test('has the same value when jurors and entries are numbered otherwise', () => {
    const worth = drawnWorths(30, 8, 5);
    const turned = worth.map((line) => line.toReversed()).toReversed();
    const bounds = { wanted: 3, most: 13, least: 9 };
    expect(solve(problemOf({ worth, ...bounds })).value).toBeCloseTo(
      solve(problemOf({ worth: turned, ...bounds })).value,
      6,
    );
  });

  test('never has NaN anywhere, whatever is missing', () => {
    fc.assert(
      fc.property(smallProblems, (problem) => {
        for (const kind of ['sum', 'fair'] as const) {
          const { value, bound, gap, floor, connectivity } = solve(problem, { kind });
          expect([value, bound, gap, floor, connectivity].every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('of nobody and nothing is empty', () => {
    const plan = solve(problemOf({ worth: [] }));
    expect([plan.value, plan.pairs.length, plan.connectivity]).toEqual([0, 0, 0]);
    expect(solve(problemOf({ worth: [[], []] })).impossible.obstacles).toEqual([
      {
        entries: [
          { entry: 0, missing: 1 },
          { entry: 1, missing: 1 },
        ],
        jurors: [],
        room: 0,
      },
    ]);
  });
});

describe('the fairest plan', () => {
  test('has the highest floor of all plans, then the highest total', () => {
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const { jurors } = problem;
        const floorOf = (pairs: readonly number[]) => {
          const own = Map.groupBy(pairs, (at) => Math.floor(at / jurors));
          return own.size === 0 ? 0 : Math.min(...[...own.values()].map((it) => worthOf(problem, it)));
        };
        // Where sheets are missing the entries to go without are another question.
        fc.pre(everyPlan(problem)[0]?.length === problem.wanted.reduce((sum, it) => sum + it, 0));
        const plans = everyPlan(problem);
        const floor = Math.max(...plans.map(floorOf));
        const best = Math.max(...plans.filter((it) => floorOf(it) > floor - 1e-9).map((it) => worthOf(problem, it)));
        const plan = solve(problem, { kind: 'fair' });
        expect(plan.floor).toBeCloseTo(floor, 3);
        expect(plan.floorBound).toBeGreaterThan(floor - 1e-6);
        expect(plan.value).toBeGreaterThan(best * (1 - 0.001) - 1e-6);
      }),
    );
  });

  test('lifts the worst entry at the price of the sum', () => {
    const worth = [
      [1, 0.9],
      [0.9, 0.1],
    ];
    expect(solve(problemOf({ worth, most: 1 })).floor).toBeCloseTo(0.9, 6);
    const rather = [
      [1, 0.3],
      [0.3, 0.1],
    ];
    expect([
      solve(problemOf({ worth: rather, most: 1 })).floor,
      solve(problemOf({ worth: rather, most: 1 }), { kind: 'fair' }).floor,
    ]).toEqual([0.1, 0.3]);
  });
});

describe('rules beside sheets and loads', () => {
  test('every entry gets an expert, though others are worth more', () => {
    const plan = solve(
      problemOf({
        worth: [
          [1, 0.9, 0.1],
          [1, 0.9, 0.1],
        ],
        wanted: 2,
        expert: [
          [0, 2],
          [1, 2],
        ],
      }),
    );
    expect([...plan.pairs]).toEqual([0, 2, 3, 5]);
    expect(plan.impossible.withoutExpert).toEqual([]);
  });

  test('an entry without any expert is told, and one whose experts are full apart', () => {
    const plan = solve(
      problemOf({
        worth: [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        most: [1, 3],
        expert: [
          [0, 0],
          [1, 0],
        ],
      }),
    );
    expect(plan.impossible.withoutExpert.map((it) => it.any).toSorted()).toEqual([false, true]);
  });

  test('two of one institution do not read the same entry while others are there', () => {
    const worth = [[1, 0.9, 0.2, 0.1]];
    expect([...solve(problemOf({ worth, wanted: 2, institution: Int32Array.of(7, 7, 8, -1) })).pairs]).toEqual([0, 2]);
    const plan = solve(problemOf({ worth, wanted: 3, institution: Int32Array.of(7, 7, 7, 8) }));
    expect(plan.impossible.sameInstitution).toEqual([0]);
    expect(plan.pairs).toHaveLength(3);
  });

  test('islands are joined where they can be, for as little as that costs', () => {
    const worth = [
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 1, 1],
      [0.5, 0, 1, 1],
    ];
    const apart = solve(problemOf({ worth, wanted: 2, most: 2 }));
    expect(apart.impossible.islands).toHaveLength(2);
    expect(apart.connectivity).toBe(0);
    const joined = solve(problemOf({ worth, wanted: 2, most: 2, connected: true }));
    expect(joined.impossible.islands).toEqual([]);
    expect(joined.value).toBeCloseTo(6.5, 6);
    expect(joined.connectivity).toBeGreaterThan(0.1);
  });

  test('islands that nothing can join are told with who is on each', () => {
    const worth = [
      [1, null],
      [null, 1],
    ];
    expect(solve(problemOf({ worth, connected: true })).impossible.islands).toEqual([
      { jurors: [0], entries: [0] },
      { jurors: [1], entries: [1] },
    ]);
  });

  test('more overlap is given when it is asked for', () => {
    const worth = drawnWorths(12, 6, 3).map((line, entry) =>
      line.map((it, juror) => (entry < 6 === juror < 3 ? it + 1 : it)),
    );
    const plain = solve(problemOf({ worth, wanted: 2, most: 4, connected: true }));
    const close = solve(problemOf({ worth, wanted: 2, most: 4, connected: true, overlap: 0.3 }));
    expect(plain.connectivity).toBeLessThan(0.3);
    expect(close.connectivity).toBeGreaterThanOrEqual(0.3 - 1e-6);
    expect(close.value).toBeLessThanOrEqual(plain.value);
  });
});

describe('solving again', () => {
  const worth = drawnWorths(40, 8, 11);
  const first = () => solve(problemOf({ worth, wanted: 3, most: 15, least: 15 }));
  const maskOf = (pairs: Iterable<number>) => {
    const mask = new Uint8Array(40 * 8);
    for (const at of pairs) mask[at] = 1;
    return mask;
  };

  test('with nothing changed changes nothing', () => {
    const again = solve(problemOf({ worth, wanted: 3, most: 15, least: 15, kept: maskOf(first().pairs) }));
    expect([again.changed, [...again.pairs]]).toEqual([0, [...first().pairs]]);
  });

  test('around a pair that is pinned moves as little as can be', () => {
    const before = first();
    const at = Array.from({ length: 40 * 8 }, (_, n) => n).find((n) => !before.pairs.includes(n)) as number;
    const again = solve(
      problemOf({
        worth,
        wanted: 3,
        most: 15,
        least: 15,
        kept: maskOf(before.pairs),
        pinned: [[Math.floor(at / 8), at % 8]],
      }),
    );
    expect(again.pairs).toContain(at);
    // Who gets a sheet gives one away, and so does the entry: two changes are the fewest.
    expect(again.changed).toBe(2);
  });

  test('when a juror drops out only that juror’s sheets move', () => {
    const before = first();
    const own = before.pairs.filter((at) => at % 8 === 2).length;
    const without = worth.map((line) => line.map((it, juror) => (juror === 2 ? null : it)));
    const again = solve(problemOf({ worth: without, wanted: 3, most: 18, kept: maskOf(before.pairs) }));
    expect(again.changed).toBe(own);
    expect([again.loads[2], again.pairs.length]).toEqual([0, 120]);
  });
});

describe('a draw', () => {
  const worth = drawnWorths(20, 8, 2);
  const problem = problemOf({ worth, wanted: 3, most: 8 });

  test('makes no pair more probable than the cap, and is worth what may be expected of it on average', () => {
    const plans = Array.from({ length: 40 }, (_, seed) => solve(problem, { kind: 'drawn', cap: 0.5, seed }));
    const expected = plans[0]?.drawn?.expected as number;
    expect(plans[0]?.drawn?.likeliest).toBeLessThanOrEqual(0.5 + 1e-9);
    expect(Math.abs(plans.reduce((sum, it) => sum + it.value, 0) / 40 - expected)).toBeLessThan(expected * 0.01);
    expect(plans.every((it) => it.pairs.length === 60)).toBe(true);
    expect(new Set(plans.map((it) => it.pairs.join(' '))).size).toBeGreaterThan(30);
  });

  test('says which entries the cap leaves short', () => {
    const plan = solve(problemOf({ worth: drawnWorths(2, 4, 1), wanted: 3 }), { kind: 'drawn', cap: 0.5, seed: 1 });
    expect(plan.impossible.underCap).toEqual([0, 1]);
    expect(plan.pairs).toHaveLength(4);
  });
});
