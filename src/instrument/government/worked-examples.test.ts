import { describe, expect, test } from 'vitest';
import { must } from '#platform/outcome.ts';
import {
  editionOf,
  everyRow,
  fieldOf,
  governmentOf,
  iidItems,
  innovationOf,
  rowOf,
  rowsFor,
} from '../../../tests/support/index-governments.ts';
import type { IndexGovernment, Standing } from './model/government.ts';
import { calculate, toldSteps } from './rules/calculation.ts';
import { bandOf } from './rules/category.ts';
import { pointsOf, sheetPoints, standOf } from './rules/standing.ts';

const claimed = { standing: 'claimed', owed: false } as const;
const counted = (government: IndexGovernment, year = 2026, standing: Standing = 'claimed') => {
  const edition = editionOf(year);
  const field = fieldOf(government, edition);
  const stand = standOf(government, iidItems, { edition, standing });
  const { spd, sidSum, counted, basicAffairs, divisor, sidMean, countBlock, total, index, band } = must(
    calculate(stand, edition, field.formulas),
  );
  return { spd, sidSum, counted, basicAffairs, divisor, sidMean, countBlock, total, index, band: band?.name ?? null };
};
const times = <T>(n: number, it: T): readonly T[] => Array.from({ length: n }, () => it);

describe('the catalogue of 2026 (domain §7)', () => {
  test('has weights whose maxima are those of the letter: SID 111 = 3 × 37, SPD 63 = 3 × 21, count block 76 = 200 × 0.38', () => {
    const weights = (items: typeof iidItems.sid) => items.reduce((sum, it) => sum + it.weight, 0);
    expect([iidItems.sid.length, weights(iidItems.sid), iidItems.spd.length, weights(iidItems.spd)]).toEqual([
      20, 37, 20, 21,
    ]);
    expect([
      sheetPoints(everyRow(iidItems.sid, 3), iidItems.sid, claimed),
      sheetPoints(everyRow(iidItems.spd, 3), iidItems.spd, claimed),
    ]).toEqual([111, 63]);
    const { sidMost, spdMost, countMost, totalMost, mostCounted, perInnovation } = editionOf(2026);
    expect([sidMost, spdMost, countMost, totalMost]).toEqual([111, 63, 76, 250]);
    expect([mostCounted * perInnovation, sidMost + spdMost + countMost]).toEqual([76, 250]);
  });

  test('has these mandatory items and weights', () => {
    const told = (items: typeof iidItems.sid) =>
      items.map((it) => `${it.number}${it.mandatory ? '*' : ''} ${it.weight}`).join(', ');
    expect(told(iidItems.sid)).toBe(
      '16* 3, 17* 2, 18 2, 19 2, 20 1, 21 2, 22 1, 23 1, 24 1, 25 1, 26 1, 27 1, 28 2, 29 1, 30 2, 31 3, 32* 2, 33* 3, 34 2, 35* 4',
    );
    expect(told(iidItems.spd)).toBe(
      '1* 1, 2a 1, 2b 1, 3* 1, 4* 1, 5a* 0.75, 5b* 0.75, 6* 1.5, 7* 1.5, 8* 1.5, 9* 1, 10a* 0.75, 10b* 0.75, 11a* 0.75, 11b* 0.75, 12 2, 13a 1, 13b 1, 14 1, 15 1',
    );
  });

  test('reckons a row as weight × parameter', () => {
    const video = iidItems.sid.find((it) => it.code === 'video');
    expect([0, 1, 2, 3, 4].map((score) => video && pointsOf(video, score))).toEqual([0, 4, 8, 12, 0]);
  });
});

describe('a full government with 14 innovations', () => {
  /*
   * One innovation, written out: 16 Perkada 3×2 = 6; 17 eleven people 2×2 = 4; 18 three years 2×3 = 6; 19 online 2×3 = 6; 20 once 1×1 = 1;
   * 21 two years 2×2 = 4; 22 five actors 1×3 = 3; 23 decree 1×3 = 3; 24 three offices 1×2 = 2; 25 outside media 1×3 = 3;
   * 26 online 1×3 = 3; 27 three channels 1×3 = 3; 28 one day 2×3 = 6; 29 95 % 1×3 = 3; 30 with others 2×3 = 6; 31 twice 3×2 = 6;
   * 32 four months 2×3 = 6; 33 600 people 3×3 = 9; 34 survey 2×2 = 4; 35 four elements 4×2 = 8.
   * 6+4+6+6+1+4+3+3+2+3+3+3+6+3+6+6+6+9+4+8 = 92
   */
  const scores = [2, 2, 3, 3, 1, 2, 3, 3, 2, 3, 3, 3, 3, 3, 3, 2, 3, 3, 2, 2];
  const best = iidItems.sid.map((item, at) => rowOf(item.code, scores[at] ?? 0));
  const government = governmentOf(
    [
      best,
      ...times(2, everyRow(iidItems.sid, 3)),
      ...times(6, everyRow(iidItems.sid, 2)),
      ...times(5, everyRow(iidItems.sid, 1)),
    ],
    { covers: 6, spd: everyRow(iidItems.spd, 2) },
  );

  test('has one innovation of 92 points', () => {
    expect(sheetPoints(best, iidItems.sid, claimed)).toBe(92);
  });

  test('comes to 45.87, innovative', () => {
    // SID: 92 + 2×111 + 6×74 + 5×37 = 92 + 222 + 444 + 185 = 943; ÷ max(12, 14) = 943 ÷ 14 = 67.357142…
    // Count block: min(14, 200) × 0.38 = 5.32, for 6 of 6 affairs are covered. SPD: 21 × 2 = 42.
    // Total: 42 + 67.357142… + 5.32 = 114.677142…; ÷ 250 × 100 = 45.870857… → 45.87
    expect(counted(government)).toEqual({
      spd: 42,
      sidSum: 943,
      counted: 14,
      basicAffairs: 6,
      divisor: 14,
      sidMean: 943 / 14,
      countBlock: 5.32,
      total: 42 + 943 / 14 + 5.32,
      index: 45.87,
      band: 'Inovatif',
    });
  });

  test('and by the other editions', () => {
    // 2023: max(10, 14) = 14, the same index; from 35.00 on innovative. 2027: max(14, 14) = 14, 6 of 6 affairs: the same.
    // 2028: 943 ÷ 16 = 58.9375; 42 + 58.9375 + 5.32 = 106.2575; 42.503 → 42.50. 2029: 943 ÷ 18 = 52.388…; 99.708…; 39.883… → 39.88.
    expect(
      [2023, 2027, 2028, 2029].map((year) => counted(government, year)).map((it) => [it.divisor, it.index, it.band]),
    ).toEqual([
      [14, 45.87, 'Inovatif'],
      [14, 45.87, 'Inovatif'],
      [16, 42.5, 'Inovatif'],
      [18, 39.88, 'Kurang Inovatif'],
    ]);
  });

  test('and tells how, step by step', () => {
    const edition = editionOf(2026);
    const { formulas } = fieldOf(government, edition);
    const stand = standOf(government, iidItems, { edition, standing: 'claimed' });
    const told = toldSteps(stand, edition, formulas).map(({ formula, steps }) => [
      formula,
      steps.map((it) => it.filled),
    ]);
    expect(told).toEqual([
      ['sid_mean', ['max(12, 14)', '943 / 14']],
      ['count_block', ['6 >= 5', 'min(14, 200)', '14 * 0.38', 'if(true, 5.32, 0)']],
      ['total', ['42 + 67.3571428571', '109.357142857 + 5.32']],
      ['index', ['114.677142857 / 250', '0.458708571429 * 100']],
    ]);
  });

  test('loses what is not eligible, not proven or not verified', () => {
    const [first, ...rest] = government.innovations;
    const without = (more: object) => ({ ...government, innovations: [{ ...first!, ...more }, ...rest] });
    // Without the first: 943 − 92 = 851; 13 count; ÷ 13 = 65.461…; 13 × 0.38 = 4.94; its affair is not covered, 5 of 6 are; 44.96…
    const less = { sidSum: 851, counted: 13, basicAffairs: 5, index: 44.96, countBlock: 4.94 };
    for (const more of [
      { appliedOn: '2023-12-31' },
      { appliedOn: '2026-01-01' },
      { appliedOn: null },
      { designWords: 299 },
      { rows: best.map((it) => ({ ...it, claimed: 0 })) },
    ])
      expect([more, counted(without(more))]).toEqual([more, expect.objectContaining(less)]);
    const unseen = without({ rows: best.map((it) => ({ ...it, verified: null })) });
    expect([counted(unseen).index, counted(unseen, 2026, 'verified').index]).toEqual([45.87, 44.96]);
    expect(
      counted(without({ appliedOn: '2024-01-01' })).counted + counted(without({ appliedOn: '2025-12-31' })).counted,
    ).toBe(28);
  });
});

describe('a government below the basic-service rule', () => {
  // 13 innovations of 74 points: 13 × 74 = 962; ÷ 13 = 74. SPD 21 × 2 = 42. Of the six affairs only four are covered: the count block is 0.
  const government = (covers: number) =>
    governmentOf(times(13, everyRow(iidItems.sid, 2)), { covers, spd: everyRow(iidItems.spd, 2) });

  test('has no count block: (42 + 74 + 0) ÷ 250 × 100 = 46.40', () => {
    expect(counted(government(4))).toEqual(
      expect.objectContaining({ basicAffairs: 4, sidMean: 74, countBlock: 0, total: 116, index: 46.4 }),
    );
  });

  test('has one from the fifth affair on: 13 × 0.38 = 4.94; 120.94 ÷ 250 × 100 = 48.376 → 48.38', () => {
    expect(counted(government(5))).toEqual(
      expect.objectContaining({ basicAffairs: 5, countBlock: 4.94, index: 48.38 }),
    );
  });

  test('needs all six from 2027 on: 962 ÷ 14 = 68.714…; 42 + 68.714… = 110.714…; 44.29, and with six 46.26', () => {
    expect([counted(government(5), 2027).index, counted(government(6), 2027).index]).toEqual([44.29, 46.26]);
  });
});

describe('few and many innovations', () => {
  test('of fewer than 12 each empty chair counts as nothing: 5 × 74 = 370; ÷ 12 = 30.833…', () => {
    const government = governmentOf(times(5, everyRow(iidItems.sid, 2)), { covers: 5, spd: [] });
    // 0 + 30.833… + 5 × 0.38 = 32.733…; ÷ 250 × 100 = 13.093… → 13.09
    expect(counted(government)).toEqual(expect.objectContaining({ divisor: 12, sidMean: 370 / 12, index: 13.09 }));
  });

  test('beyond 200 the count block does not grow: 200 × 0.38 = 76, and the best possible index is 100', () => {
    const all = governmentOf(times(210, everyRow(iidItems.sid, 3)), { covers: 6, spd: everyRow(iidItems.spd, 3) });
    expect(counted(all)).toEqual(
      expect.objectContaining({ counted: 210, sidMean: 111, countBlock: 76, total: 250, index: 100 }),
    );
  });

  test('of nothing there is an index of 0, which cannot be judged', () => {
    expect(counted({ innovations: [], spd: [] })).toEqual({
      spd: 0,
      sidSum: 0,
      counted: 0,
      basicAffairs: 0,
      divisor: 12,
      sidMean: 0,
      countBlock: 0,
      total: 0,
      index: 0,
      band: null,
    });
  });
});

describe('at the edges of the categories', () => {
  /** So many innovations with so many points together, the last one with what is left over 111 each. */
  const sharing = (n: number, sum: number) => {
    const each = Math.floor(sum / n);
    return Array.from({ length: n }, (_, at) => rowsFor(each + (at < sum - each * n ? 1 : 0)));
  };

  test('65.01 is very innovative: 63 + 1319 ÷ 14 + 14 × 0.38 = 63 + 94.214… + 5.32 = 162.534…; 65.0137… → 65.01', () => {
    const government = governmentOf(sharing(14, 1319), { covers: 6, spd: everyRow(iidItems.spd, 3) });
    expect(counted(government)).toEqual(
      expect.objectContaining({ sidSum: 1319, index: 65.01, band: 'Sangat Inovatif' }),
    );
  });

  test('65.00 is innovative: 63 + 1838 ÷ 20 + 20 × 0.38 = 63 + 91.9 + 7.6 = 162.5; 65 exactly', () => {
    const government = governmentOf(sharing(20, 1838), { covers: 6, spd: everyRow(iidItems.spd, 3) });
    expect(counted(government)).toEqual(expect.objectContaining({ sidSum: 1838, index: 65, band: 'Inovatif' }));
  });

  test('40.01 is innovative: 42 + 738 ÷ 14 + 14 × 0.38 = 42 + 52.714… + 5.32 = 100.034…; 40.0137… → 40.01', () => {
    const government = governmentOf(sharing(14, 738), { covers: 6, spd: everyRow(iidItems.spd, 2) });
    expect(counted(government)).toEqual(expect.objectContaining({ sidSum: 738, index: 40.01, band: 'Inovatif' }));
  });

  test('40.00 is less innovative: 42 + 1008 ÷ 20 + 20 × 0.38 = 42 + 50.4 + 7.6 = 100; 40 exactly', () => {
    const government = governmentOf(sharing(20, 1008), { covers: 6, spd: everyRow(iidItems.spd, 2) });
    expect(counted(government)).toEqual(expect.objectContaining({ sidSum: 1008, index: 40, band: 'Kurang Inovatif' }));
  });

  test('0.01 is less innovative and 0 cannot be judged; the least that one row can bring is 1 ÷ 12 ÷ 250 × 100 = 0.033… → 0.03', () => {
    const edition = editionOf(2026);
    const names = [0.01, 0.009, 0].map((it) => bandOf(it, edition)?.name ?? edition.belowAll.name);
    expect(names).toEqual(['Kurang Inovatif', 'Tidak Dapat Dinilai', 'Tidak Dapat Dinilai']);
    const { formulas } = fieldOf({ innovations: [], spd: [] });
    // 0.0125 ÷ 250 × 100 = 0.005 → 0.01; 0.0124 ÷ 250 × 100 = 0.00496 → 0.
    const index = (spd: number) => must(calculate({ spd, sidSum: 0, counted: 0, basicAffairs: 0 }, edition, formulas));
    expect([index(0.0125), index(0.0124)].map((it) => [it.index, it.band?.name ?? null])).toEqual([
      [0.01, 'Kurang Inovatif'],
      [0, null],
    ]);
    expect(counted({ innovations: [innovationOf(1, [rowOf('pedoman', 1)])], spd: [] })).toEqual(
      expect.objectContaining({ sidSum: 1, index: 0.03, band: 'Kurang Inovatif' }),
    );
  });

  test('the bars of 2023 are 60.01 and 35.00', () => {
    const edition = editionOf(2023);
    expect([60.01, 60, 35, 34.99, 0.01].map((it) => bandOf(it, edition)?.name)).toEqual([
      'Sangat Inovatif',
      'Inovatif',
      'Inovatif',
      'Kurang Inovatif',
      'Kurang Inovatif',
    ]);
    // Five innovations of 74: 370 ÷ max(10, 5) = 37; + 5 × 0.38 = 38.9; ÷ 250 × 100 = 15.56.
    const few = governmentOf(times(5, everyRow(iidItems.sid, 2)), { covers: 5, spd: [] });
    expect(counted(few, 2023).index).toBe(15.56);
  });
});
