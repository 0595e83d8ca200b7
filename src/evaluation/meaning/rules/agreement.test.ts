import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RatedMark } from '../model/agreement.ts';
import { agreementOf } from './agreement.ts';

/** Rows are jurors, columns are entries, a point is a gap. */
const marksOf = (rows: readonly string[], criterion = 'c'): RatedMark[] =>
  rows.flatMap((row, juror) =>
    row
      .split(' ')
      .flatMap((mark, entry) =>
        mark === '.' ? [] : { entry: `e${entry}`, juror: `j${juror}`, criterion, mark: Number(mark) },
      ),
  );

/** Krippendorff 2011, section C/D: four observers, twelve units, gaps. */
const KRIPPENDORFF = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
];
/** Shrout & Fleiss 1979, table 2: four judges, six targets. */
const SHROUT_FLEISS = ['9 6 8 7 10 6', '2 1 4 1 5 2', '5 3 6 2 6 4', '8 2 8 6 9 7'];

const rounded = (values: Readonly<Record<string, number | null>>, digits: number) =>
  Object.fromEntries(
    Object.entries(values).map(([name, it]) => [name, it === null ? null : Number(it.toFixed(digits))]),
  );

describe('agreement of jurors', () => {
  test('has the alphas of the textbook, with its gaps', () => {
    const [found] = agreementOf(marksOf(KRIPPENDORFF));
    expect(rounded(found!.alpha, 3)).toEqual({ nominal: 0.743, ordinal: 0.815, interval: 0.849, ratio: 0.797 });
    expect([found!.entries, found!.jurors, found!.marks, found!.isComplete]).toEqual([11, 4, 40, false]);
  });

  test('has the six intraclass correlations of the textbook', () => {
    const [found] = agreementOf(marksOf(SHROUT_FLEISS));
    expect(rounded(found!.icc, 2)).toEqual({
      icc11: 0.17,
      icc21: 0.29,
      icc31: 0.71,
      icc1k: 0.44,
      icc2k: 0.62,
      icc3k: 0.91,
    });
    expect([found!.isComplete, found!.k]).toEqual([true, 4]);
  });

  test('with one mark missing is told by variance components, near to the complete table', () => {
    const [found] = agreementOf(marksOf(SHROUT_FLEISS).slice(1));
    expect([found!.isComplete, found!.k.toFixed(2)]).toEqual([false, '3.83']);
    expect(Math.abs((found!.icc.icc31 ?? 0) - 0.71)).toBeLessThan(0.05);
    expect(Math.abs((found!.icc.icc2k ?? 0) - 0.62)).toBeLessThan(0.05);
  });

  test('is told for each criterion by itself', () => {
    const both = [...marksOf(SHROUT_FLEISS, 'novelty'), ...marksOf(['1 2 3', '1 2 3'], 'impact')];
    expect(agreementOf(both).map((it) => [it.criterion, it.alpha.interval?.toFixed(3)])).toEqual([
      ['novelty', '0.147'],
      ['impact', '1.000'],
    ]);
  });

  test.each([
    ['one juror', marksOf(['1 2 3'])],
    ['nothing', []],
    ['one mark for all', marksOf(['7 7 7', '7 7 7'])],
    ['no numbers', marksOf(['NaN NaN', '1 NaN'])],
    ['one entry', marksOf(['1', '2'])],
    ['zeros', marksOf(['0 0 1', '0 0 0'])],
  ])('of %s has null where nothing can be said, and never a number that is none', (_, marks) => {
    const numbers = agreementOf(marks).flatMap((it) => [...Object.values(it.alpha), ...Object.values(it.icc), it.k]);
    expect(numbers.filter((it) => it !== null && !Number.isFinite(it))).toEqual([]);
  });

  test('does not change with the order of marks or the names of jurors', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(rows, (table) => {
        const marks = marksOf(table.map((it) => it.join(' ')));
        const turned = marks.map((it) => ({ ...it, juror: `x${9 - Number(it.juror.slice(1))}` })).reverse();
        const [a, b] = [agreementOf(marks)[0]!, agreementOf(turned)[0]!];
        expect(rounded(b.alpha, 9)).toEqual(rounded(a.alpha, 9));
        expect(rounded(b.icc, 9)).toEqual(rounded(a.icc, 9));
      }),
      { numRuns: 50 },
    );
  });
});
