import { describe, expect, test } from 'vitest';
import { chiSquareTail } from './chi-square.ts';
import { kaplanMeier, riskSet, type Subject, survivalAt, tallyOf } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';
import expected from './r/expected.json' with { type: 'json' };

// Numbers of R 4.2.2 with survival 3.5-3, made by r/expected.R, which checks itself against survdiff and coxph.

type Numbers = readonly (number | null)[];
type CurveOfR = Readonly<
  Record<'time' | 'atRisk' | 'events' | 'censored' | 'survival' | 'error' | 'low' | 'high' | 'median', Numbers>
>;
type Case = {
  readonly name: string;
  readonly subjects: readonly (readonly number[])[];
  readonly all: CurveOfR;
  readonly groups: readonly CurveOfR[];
  readonly logrank: {
    readonly observed: Numbers;
    readonly expected: Numbers;
    readonly chiSquare: number;
    readonly df: number;
    readonly p: number;
  } | null;
};
const cases = expected as unknown as readonly Case[];

const subjectOf = ([entry = 0, exit = 0, died = 0]: readonly number[]): Subject => ({
  entry,
  exit,
  stopped: died === 1,
});
const groupsOf = (of: Case): readonly (readonly Subject[])[] =>
  [...new Set(of.subjects.map((it) => it[3]))]
    .sort()
    .map((group) => of.subjects.filter((it) => it[3] === group).map(subjectOf));

/** Equal to twelve digits; null is R's NA. */
function near(found: Numbers, wanted: Numbers): void {
  expect(found.map((it) => it === null)).toEqual(wanted.map((it) => it === null));
  found.forEach((value, index) => {
    if (value !== null) expect(value).toBeCloseTo(wanted[index] ?? Number.NaN, 12);
  });
}

function sameCurve(subjects: readonly Subject[], wanted: CurveOfR): void {
  const { points, median } = kaplanMeier(tallyOf(subjects));
  expect(points.map((it) => it.time)).toEqual(wanted.time);
  expect(points.map((it) => it.atRisk)).toEqual(wanted.atRisk);
  expect(points.map((it) => it.stopped)).toEqual(wanted.events);
  expect(points.map((it) => it.censored)).toEqual(wanted.censored);
  near(
    points.map((it) => it.survival),
    wanted.survival,
  );
  near(
    points.map((it) => it.error),
    wanted.error,
  );
  near(
    points.map((it) => it.low),
    wanted.low,
  );
  near(
    points.map((it) => it.high),
    wanted.high,
  );
  expect([median.time, median.low, median.high]).toEqual(wanted.median);
}

describe.each(cases)('$name', (of) => {
  test('lives on as R says, with its bands and median', () => {
    sameCurve(of.subjects.map(subjectOf), of.all);
    for (const [index, subjects] of groupsOf(of).entries()) sameCurve(subjects, of.groups[index] as CurveOfR);
  });

  test('in whatever order it is told', () => {
    sameCurve(of.subjects.toReversed().map(subjectOf), of.all);
  });

  test('its groups differ as R says', () => {
    const found = logRank(groupsOf(of).map(tallyOf));
    if (of.logrank === null) return expect(found).toBeNull();
    near(found?.observed ?? [], of.logrank.observed);
    near(found?.expected ?? [], of.logrank.expected);
    expect(found?.chiSquare).toBeCloseTo(of.logrank.chiSquare, 10);
    expect(found?.df).toBe(of.logrank.df);
    expect(found?.p).toBeCloseTo(of.logrank.p, 10);
  });
});

test('the tail of chi-square is that of its tables', () => {
  expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
  expect(chiSquareTail(11.344866730144373, 3)).toBeCloseTo(0.01, 12);
  expect(chiSquareTail(200, 4) / 3.7574e-42).toBeCloseTo(1, 3);
  expect([chiSquareTail(0, 1), chiSquareTail(-1, 2)]).toEqual([1, 1]);
});

test('nothing is compared where nothing stopped, or with a group that nobody saw stop', () => {
  const alive = [{ entry: 0, exit: 9, stopped: false }];
  const stopped = [
    { entry: 0, exit: 5, stopped: true },
    { entry: 0, exit: 6, stopped: false },
  ];
  const compared = (...groups: (readonly Subject[])[]) => logRank(groups.map(tallyOf));
  expect(compared(alive, alive)).toBeNull();
  expect(compared(stopped)).toBeNull();
  expect(compared(stopped, [])).toBeNull();
  expect(compared([], [])).toBeNull();
});

test('a curve of nobody has no points; before its first point all live', () => {
  expect(kaplanMeier(tallyOf([]))).toEqual({ points: [], median: { time: null, low: null, high: null } });
  const some = tallyOf([
    { entry: 2, exit: 5, stopped: true },
    { entry: 0, exit: 9, stopped: false },
  ]);
  expect([survivalAt(kaplanMeier(some), 4), survivalAt(kaplanMeier(some), 5)]).toEqual([1, 0.5]);
  expect([0, 2, 3, 9, 10].map(riskSet(some))).toEqual([0, 1, 2, 1, 0]);
});
