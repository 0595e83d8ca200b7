import { describe, expect, test } from 'vitest';
import { type Life, plainFilter, type Statement, type SurvivalFilter } from '../model.ts';
import { drawnPoints, MOST_DRAWN } from './drawn.ts';
import { countLives, FEWEST_AT_RISK, MOST_CURVES, SMALLEST_GROUP, survivalOf } from './groups.ts';
import { kaplanMeier, type Tally, tallyOf } from './kaplan-meier.ts';
import { daysBetween, endingOf, splitAt, startOf, subjectOf } from './life.ts';

const life = (given: Partial<Life> = {}): Life => ({
  ...{ id: 'x', regionCode: '12.07', affair: 'kesehatan', digital: true, startYear: null, startYearCertain: true },
  startDate: '2020-01-01',
  registered: '2020-01-01',
  statements: [{ status: 'continuing', day: '2024-01-01', said: '2024-01-01' }],
  since: {},
  ...given,
});
const lived = (lives: readonly Life[], filter: SurvivalFilter = plainFilter) => survivalOf(countLives(lives, filter));
const said = (status: Statement['status'], day: string, when = day): Statement => ({ status, day, said: when });

test('days are counted over leap days and backwards', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
});

describe('the start', () => {
  test('is its date, else the middle of a certain year, else not known', () => {
    expect(startOf(life())).toBe('2020-01-01');
    expect(startOf(life({ startDate: null, startYear: 2019 }))).toBe('2019-07-01');
    expect(startOf(life({ startDate: null, startYear: 2019, startYearCertain: false }))).toBeNull();
    expect(startOf(life({ startDate: null }))).toBeNull();
  });
});

describe('the ending', () => {
  test('is what was last said: a stop on its day, life until it was said', () => {
    expect(endingOf([], false)).toBeNull();
    expect(endingOf([said('stopped', '2023-05-01', '2024-01-01')], false)).toEqual({
      day: '2023-05-01',
      stopped: true,
    });
    expect(endingOf([said('continuing', '2022-01-01', '2024-01-01')], false)).toEqual({
      day: '2024-01-01',
      stopped: false,
    });
    const back = [said('stopped', '2021-05-01'), said('developing', '2023-01-01')];
    expect(endingOf(back.toReversed(), false)).toEqual({ day: '2023-01-01', stopped: false });
  });

  test('of what is dormant is a choice', () => {
    const dormant = [said('dormant', '2023-05-01', '2024-01-01')];
    expect(endingOf(dormant, false)).toEqual({ day: '2023-05-01', stopped: false });
    expect(endingOf(dormant, true)).toEqual({ day: '2023-05-01', stopped: true });
  });
});

describe('a life', () => {
  const placed = (given: Partial<Life>, sinceStart = false) => {
    const found = subjectOf(life(given), { dormantStops: false, sinceStart });
    return typeof found === 'string' ? found : found.subject;
  };

  test('counts from its registration on, from its start on only where one asks for it', () => {
    expect(placed({ registered: '2021-01-01' })).toEqual({ entry: 366, exit: 1461, stopped: false });
    expect(placed({ registered: '2021-01-01' }, true)).toEqual({ entry: 0, exit: 1461, stopped: false });
    expect(placed({ registered: '2019-01-01' })).toEqual({ entry: 0, exit: 1461, stopped: false });
  });

  test('tells nothing without start or statement, before its start, or when it ended before it was registered', () => {
    expect(placed({ startDate: null })).toBe('no_start');
    expect(placed({ statements: [] })).toBe('no_statement');
    expect(placed({ statements: [said('stopped', '2019-12-31')] })).toBe('before_start');
    expect(placed({ statements: [said('stopped', '2020-01-01')] })).toBe('before_start');
    expect(placed({ registered: '2024-01-01' })).toBe('ended_unseen');
  });
});

describe('what came later', () => {
  const subject = { entry: 100, exit: 1000, stopped: true };

  test('splits a life: without until then, with from then on', () => {
    expect(splitAt(subject, 200)).toEqual({
      no: { entry: 100, exit: 200, stopped: false },
      yes: { entry: 200, exit: 1000, stopped: true },
    });
    expect(splitAt(subject, undefined)).toEqual({ no: subject });
    expect(splitAt(subject, -365)).toEqual({ yes: subject });
    expect(splitAt(subject, 100)).toEqual({ yes: subject });
    expect(splitAt(subject, 3653)).toEqual({ no: subject });
  });

  test('keeps every day and every stop once: without the split a rule would seem to save those who merely lived to see it', () => {
    const lives = Array.from({ length: 40 }, (_, index) =>
      life({
        statements: [said('stopped', `${2021 + Math.floor(index / 10)}-01-01`)],
        since: index >= 20 ? { policy: `${2021 + Math.floor(index / 10)}-01-01` } : {},
      }),
    );
    const { groups, used } = lived(lives, { ...plainFilter, grouping: 'policy' });
    // Each got its rule on the day on which it ended: it never lived with it.
    expect([used, groups.map((it) => [it.key, it.size, it.stopped])]).toEqual([40, [['no', 40, 40]]]);
    const sum = (times: Int32Array) => times.reduce((total, it) => total + it, 0);
    const days = ({ exits, entries }: Tally) => sum(exits) - sum(entries);
    const split = lives.map((it) => life({ ...it, since: { policy: '2020-06-01' } }));
    const both = lived(split, { ...plainFilter, grouping: 'policy' }).groups;
    const whole = lived(split, plainFilter).groups;
    expect(both.reduce((total, it) => total + days(it.tally), 0)).toBe(days(whole[0]?.tally ?? tallyOf([])));
    expect(both.reduce((sum, it) => sum + it.stopped, 0)).toBe(40);
  });
});

describe('groups', () => {
  const many = (n: number, given: (index: number) => Partial<Life>) =>
    Array.from({ length: n }, (_, index) => life(given(index)));
  const reasons = (lives: readonly Life[], grouping: 'region' | 'affair' | 'digital' | 'all') =>
    lived(lives, { ...plainFilter, grouping }).groups.map((it) => [it.key, it.notDrawn]);

  test('that are small, or thin when the first one stops, are not drawn', () => {
    expect(
      reasons(
        many(SMALLEST_GROUP - 1, () => ({})),
        'all',
      ),
    ).toEqual([['all', 'small']]);
    expect(
      reasons(
        many(SMALLEST_GROUP, () => ({})),
        'all',
      ),
    ).toEqual([['all', null]]);
    const early = life({ statements: [said('stopped', '2021-01-01')] });
    const late = many(SMALLEST_GROUP, () => ({ registered: '2022-01-01' }));
    expect(reasons([early, ...late], 'all')).toEqual([['all', 'thin_start']]);
    expect(reasons([early, ...many(FEWEST_AT_RISK - 1, () => ({})), ...late], 'all')).toEqual([['all', null]]);
  });

  test('are drawn as far as enough are under observation', () => {
    const lives = many(SMALLEST_GROUP, (index) => ({ statements: [said('continuing', `20${21 + index}-01-01`)] }));
    const [group] = lived(lives, plainFilter).groups;
    expect(group?.until).toBe(daysBetween('2020-01-01', `20${21 + SMALLEST_GROUP - FEWEST_AT_RISK}-01-01`));
  });

  test('beyond so many are not drawn, the smallest first', () => {
    const lives = ['a', 'b', 'c', 'd', 'e'].flatMap((affair, index) =>
      many(SMALLEST_GROUP + index, () => ({ affair })),
    );
    expect(reasons(lives, 'affair')).toEqual([
      ['e', null],
      ['d', null],
      ['c', null],
      ['b', null],
      ['a', 'many'],
    ]);
    expect(MOST_CURVES).toBe(4);
  });

  test('hold only what the register says and the filter asks for', () => {
    const lives = [
      life(),
      life({ digital: null }),
      life({ digital: false, regionCode: null }),
      life({ startDate: null }),
    ];
    expect(lived(lives, { ...plainFilter, grouping: 'digital' }).groups.map((it) => [it.key, it.size])).toEqual([
      ['no', 1],
      ['yes', 1],
    ]);
    expect(lived([life({ isExample: true }), life()], plainFilter)).toMatchObject({ used: 2, examples: 1 });
    const asked = lived(lives, { ...plainFilter, regions: ['12.07'], affairs: ['kesehatan'] });
    expect([asked.used, asked.leftOut]).toEqual([
      2,
      { no_start: 1, no_statement: 0, before_start: 0, ended_unseen: 0 },
    ]);
    expect(lived(lives, { ...plainFilter, affairs: ['pendidikan'] }).groups).toEqual([]);
  });
});

test('a picture of many moments draws as many as it has room for, and loses nobody', () => {
  const subjects = Array.from({ length: 3000 }, (_, index) => ({
    entry: 0,
    exit: index + 1,
    stopped: index % 2 === 0,
  }));
  const { points } = kaplanMeier(tallyOf(subjects));
  const drawn = drawnPoints(points, 2000);
  const sum = (of: 'stopped' | 'censored') => drawn.reduce((total, it) => total + it[of], 0);
  expect([drawn.length, drawn.at(-1)?.time, sum('stopped'), sum('censored')]).toEqual([MOST_DRAWN, 2000, 1000, 1000]);
  expect(drawn.at(-1)?.survival).toBe(points[1999]?.survival);
  expect(drawnPoints(points, MOST_DRAWN)).toEqual(points.slice(0, MOST_DRAWN));
});

test('ten thousand lives are reckoned quickly enough for a page', () => {
  const subjects = Array.from({ length: 10_000 }, (_, index) => ({
    entry: index % 500,
    exit: 501 + ((index * 7919) % 4000),
    stopped: index % 3 === 0,
  }));
  const began = performance.now();
  kaplanMeier(tallyOf(subjects));
  expect(performance.now() - began).toBeLessThan(2000);
});
