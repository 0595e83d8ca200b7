import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plantJury } from '../../../../tests/support/planted-jury.ts';
import type { Calibration, Score } from '../model/calibration.ts';
import { calibrate } from './calibrate.ts';
import { zScores } from './z-scores.ts';

const PLAN = { entries: 60, jurors: 8, sheets: 3, worth: 6, leniency: 4, noise: 4 };
const planted = (seed: string) => plantJury(PLAN, seed).scores;
const sheet = (entry: string, juror: string, score: number): Score => ({ entry, juror, score });
const order = ({ entries }: Pick<Calibration, 'entries'>) =>
  [...entries].sort((a, b) => b.calibrated - a.calibrated).map((it) => it.entry);
const reasons = ({ notes }: Calibration) => notes.map((it) => it.reason);
/** Everything that is a number stands on a page some day. */
const numbersIn = ({ entries, jurors, components }: Calibration) =>
  [...entries, ...jurors, components ?? {}].flatMap((it) => Object.values(it)).filter((it) => typeof it === 'number');
const seeds = fc.integer({ min: 0, max: 1e6 }).map(String);

describe('calibration', () => {
  test('takes leniency off: the entry that the strict juror read comes out above the one that the lenient read', () => {
    const { scores } = plantJury({ ...PLAN, leniency: 0, noise: 0.5 }, 'strict');
    const bent = scores.map((it) => (it.juror === 'j000' ? { ...it, score: it.score - 12 } : it));
    const { jurors, leftRaw } = calibrate(bent);
    expect(leftRaw).toBe(null);
    const [strict, ...others] = jurors;
    const middle = others.reduce((sum, it) => sum + it.leniency, 0) / others.length;
    expect(Math.round((strict?.leniency ?? 0) - middle)).toBe(-12);
  });

  test('counts sheets that are there: a missing one is missing, never 0', () => {
    const scores = [...planted('missing'), sheet('alone', 'j001', 88)];
    expect(calibrate(scores).entries.find((it) => it.entry === 'alone')).toMatchObject({ raw: 88, sheets: 1 });
  });

  test('of one sheet is drawn to the middle further than of three, and its error is larger', () => {
    const { entries } = calibrate([...planted('one sheet'), sheet('alone', 'j001', 95)]);
    const [alone, read] = [entries.find((it) => it.entry === 'alone'), entries.find((it) => it.sheets === 3)];
    expect(alone!.calibrated < 90 && alone!.se! > read!.se!).toBe(true);
  });

  test('does not depend on the order of the sheets', () => {
    const shuffled = fc
      .constantFrom('a', 'b')
      .chain((seed) => fc.shuffledSubarray([...planted(seed)], { minLength: 180 }).map((mixed) => ({ seed, mixed })));
    fc.assert(
      fc.property(shuffled, ({ seed, mixed }) => {
        expect(calibrate(mixed)).toEqual(calibrate(planted(seed)));
      }),
      { numRuns: 20 },
    );
  });

  test('does not depend on what entries and jurors are called', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 58 }), (seed, turn) => {
        const other = (id: string, of: number) => `${id[0]}${(Number(id.slice(1)) * 7 + turn) % of}`;
        const renamed = planted(seed).map((it) => ({ ...it, entry: other(it.entry, 60), juror: other(it.juror, 8) }));
        const [plain, called] = [calibrate(planted(seed)), calibrate(renamed)];
        const found = new Map(called.entries.map((it) => [it.entry, it.calibrated]));
        for (const it of plain.entries) expect(found.get(other(it.entry, 60))).toBeCloseTo(it.calibrated, 3);
      }),
      { numRuns: 20 },
    );
  });

  test('a constant on one juror leaves the order of a jury where everybody read everything', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -30, max: 30 }), (seed, constant) => {
        const { scores } = plantJury({ ...PLAN, entries: 15, sheets: 8 }, seed);
        const bent = scores.map((it) => (it.juror === 'j003' ? { ...it, score: it.score + constant } : it));
        fc.pre([scores, bent].every((it) => calibrate(it).leftRaw === null));
        expect(order(calibrate(bent))).toEqual(order(calibrate(scores)));
      }),
      { numRuns: 30 },
    );
  });

  test('a constant on one juror moves calibrated scores by a small share of what it moves raw means', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 10, max: 40 }), (seed, constant) => {
        const scores = planted(seed);
        const bent = scores.map((it) => (it.juror === 'j003' ? { ...it, score: it.score + constant } : it));
        const [before, after] = [calibrate(scores).entries, calibrate(bent).entries];
        const level = (all: typeof before) => all.reduce((sum, it) => sum + it.calibrated, 0) / all.length;
        const moves = before.map((it, at) => after[at]!.calibrated - level(after) - (it.calibrated - level(before)));
        expect(Math.max(...moves.map(Math.abs))).toBeLessThan(constant / 10);
      }),
      { numRuns: 30 },
    );
  });
});

describe('where there is nothing to correct', () => {
  test('the raw order stays: jurors who differ by chance alone have leniency 0', () => {
    const even = ['a', 'b', 'c', 'd'].flatMap((entry, at) => [
      sheet(entry, 'x', 60 + 5 * at + (at % 2)),
      sheet(entry, 'y', 60 + 5 * at + ((at + 1) % 2)),
    ]);
    const found = calibrate([...even, sheet('d', 'z', 75)]);
    expect([found.leftRaw, found.components?.juror]).toEqual(['juror-variance-zero', 0]);
    expect(found.entries.map((it) => it.calibrated)).toEqual(found.entries.map((it) => it.raw));
    expect(found.jurors.map((it) => it.leniency)).toEqual([0, 0, 0]);
  });

  test('z-scores move ranks there all the same, and are offered as a comparison alone', () => {
    const found = zScores([
      sheet('a', 'x', 60),
      sheet('b', 'x', 62),
      sheet('b', 'x', 64),
      sheet('b', 'y', 61),
      sheet('c', 'y', 90),
    ]);
    expect(found.map((it) => [it.entry, it.z?.toFixed(3)])).toEqual([
      ['a', '-1.000'],
      ['b', '0.098'],
      ['c', '0.707'],
    ]);
  });
});

describe('bad input gets a reason and no number that is none', () => {
  const grid = (score: (entry: number, juror: number) => number) =>
    [0, 1, 2, 3, 4].flatMap((e) => [0, 1, 2].map((j) => sheet(`e${e}`, `j${j}`, score(e, j))));
  const cases: [string, readonly Score[], readonly string[]][] = [
    ['nothing at all', [], ['too-few']],
    ['one juror', [sheet('a', 'x', 50), sheet('b', 'x', 60)], ['one-juror', 'too-few']],
    ['one entry', [sheet('a', 'x', 50), sheet('a', 'y', 60)], ['one-entry', 'too-few']],
    [
      'each entry read once',
      [sheet('a', 'x', 50), sheet('b', 'y', 60), sheet('c', 'x', 5)],
      ['single-sheets', 'islands', 'too-few'],
    ],
    [
      'jurors with one sheet each',
      [sheet('a', 'x', 50), sheet('a', 'y', 60), sheet('b', 'z', 1)],
      ['jurors-of-one-sheet', 'islands', 'too-few'],
    ],
    ['all scores equal', grid(() => 70), ['no-variance', 'too-few']],
    ['entries that do not differ', grid((e, j) => 70 + 8 * j + ((e + j) % 2)), ['entry-variance-zero', 'too-few']],
    ['jurors who agree to the last digit', grid((e, j) => 50 + 4 * e + 3 * j), ['no-residual', 'too-few']],
    [
      'no number',
      [
        ...grid((e, j) => 50 + 7 * e + 5 * j + ((e * j) % 3)),
        sheet('e1', 'j1', Number.NaN),
        sheet('e1', 'j1', Number.POSITIVE_INFINITY),
      ],
      ['too-few', 'not-a-number'],
    ],
    [
      'islands',
      [
        ...grid((e, j) => 50 + 7 * e + 5 * j + ((e * j) % 3)),
        sheet('x', 'far', 90),
        sheet('x', 'off', 80),
        sheet('y', 'off', 70),
      ],
      ['islands', 'too-few'],
    ],
  ];
  test.each(cases)('%s', (_, scores, wanted) => {
    const found = calibrate(scores);
    expect(reasons(found).filter((it) => it !== 'juror-variance-zero')).toEqual(wanted);
    expect(numbersIn(found).filter((it) => !Number.isFinite(it))).toEqual([]);
  });

  test('islands are named, the largest first, and every entry and juror knows its own', () => {
    const found = calibrate([
      ...grid((e, j) => 50 + 7 * e + 5 * j + ((e * j) % 3)),
      sheet('x', 'far', 90),
      sheet('x', 'off', 80),
    ]);
    const islands = found.notes.flatMap((it) => (it.reason === 'islands' ? it.islands : []));
    expect(islands).toEqual([
      { entries: ['e0', 'e1', 'e2', 'e3', 'e4'], jurors: ['j0', 'j1', 'j2'] },
      { entries: ['x'], jurors: ['far', 'off'] },
    ]);
    expect(found.entries.map((it) => it.island)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(found.jurors.map((it) => it.island)).toEqual([1, 0, 0, 0, 1]);
  });

  test('whatever marks come, every number is one', () => {
    const marks = fc.array(
      fc.record({
        entry: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        juror: fc.constantFrom('x', 'y', 'z'),
        score: fc.oneof(
          fc.integer({ min: 0, max: 100 }),
          fc.constantFrom(70, Number.NaN),
          fc.double({ min: 0, max: 100, noNaN: true }),
        ),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(marks, (scores) => {
        expect(numbersIn(calibrate(scores)).filter((it) => !Number.isFinite(it))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is said of a juror', () => {
  test('is leniency, spread, and agreement with co-readers over shared entries', () => {
    const scores = ['a', 'b', 'c', 'd'].flatMap((entry, at) => [
      sheet(entry, 'x', 50 + 10 * at),
      sheet(entry, 'y', 55 + 10 * at + (at % 2)),
    ]);
    const [x, y] = calibrate([...scores, sheet('e', 'y', 80)]).jurors;
    expect(x).toMatchObject({ juror: 'x', sheets: 4, shared: 4 });
    expect([x?.spread?.toFixed(3), x?.agreement?.toFixed(4), y?.sheets, y?.shared]).toEqual(['12.910', '0.9992', 5, 4]);
  });
});
