import { describe, expect, test } from 'vitest';
import { must } from '#platform/outcome.ts';
import { formulaNames as names, formulaScope as scope } from '../../../tests/support/formulas.ts';
import { DEEPEST_FORMULA, type FormulaFaultCode, LONGEST_FORMULA, MOST_PARTS } from './model.ts';
import { checkFormula } from './rules/check.ts';
import { evaluate, explain } from './rules/evaluate.ts';
import { roundTo } from './rules/functions.ts';
import { parseFormula } from './rules/parse.ts';
import { plainNumber } from './rules/print.ts';

const read = (text: string) => must(parseFormula(text));
const result = (text: string) => {
  const found = evaluate(read(text), scope);
  return found.ok ? found.value : found.why.code;
};

describe('a formula comes to', () => {
  test.each<readonly [string, number | boolean]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['12 / 4 / 3', 1],
    ['-2 * -3', 6],
    ['--2', 2],
    ['-n + 14', 0],
    ['.5 + 0.25', 0.75],
    ['n >= 12 and n < 20', true],
    ['n <> 14 or not yes', false],
    ['not n = 14', false],
    ['yes = (n > 3)', true],
    ['1 + 1 = 2', true],
    ['IF(n ≥ 12; 3 × 2; 1 ÷ 0)', 6],
    ['if(yes, n, 1 / 0)', 14],
    ['min(n, 200) * 0.38', 5.32],
    ['min(innovations.sid, 3)', 0],
    ['max(innovations.sid)', 50.5],
    ['sum(innovations.sid)', 87.5],
    ['mean(innovations.sid)', 87.5 / 3],
    ['count(innovations.sid)', 3],
    ['count(none)', 0],
    ['sum(empty)', 0],
    ['sum(innovations.sid) / max(12, n)', 6.25],
    ['coalesce(none, n)', 14],
    ['coalesce(half, 1 / 0)', 0.5],
    ['clamp(n, 0, 3)', 3],
    ['round(65.005, 2)', 65.01],
    ['round(-2.5)', -3],
    ['round(2.4)', 2],
    ['yes or 1 / 0 > 1', true],
    ['not yes and 1 / 0 > 1', false],
  ])('%s', (text, value) => {
    expect(result(text)).toBe(value);
    expect(checkFormula(read(text), names)).toEqual({
      ok: true,
      value: typeof value === 'number' ? 'number' : 'truth',
    });
  });
});

describe('a formula without result says why', () => {
  test.each<readonly [string, FormulaFaultCode]>([
    ['n / 0', 'division_by_zero'],
    ['n / (half - 0.5)', 'division_by_zero'],
    ['none + 1', 'missing'],
    ['coalesce(none, none)', 'missing'],
    ['mean(empty)', 'nothing_to_mean'],
    ['max(none)', 'nothing_to_mean'],
    ['clamp(n, 3, 1)', 'bounds_crossed'],
    ['m + 1', 'unknown_name'],
    ['constructor', 'unknown_name'],
    ['__proto__', 'unknown_name'],
    ['yes + 1', 'wrong_type'],
    ['n and yes', 'wrong_type'],
    ['innovations.sid', 'wrong_type'],
    ['n = yes', 'wrong_type'],
    ['if(n, 1, 2)', 'wrong_type'],
    ['sum(yes)', 'wrong_type'],
    ['round()', 'given_wrong'],
    ['if(yes, 1)', 'given_wrong'],
    [Array.from({ length: 40 }, () => '9999999999').join(' * '), 'not_finite'],
  ])('%s: %s', (text, code) => {
    expect(result(text)).toBe(code);
  });

  test('with the place and the words for it', () => {
    expect(evaluate(read('1 + n / (half - 0.5)'), scope)).toEqual({
      ok: false,
      why: { code: 'division_by_zero', at: { from: 9, to: 19 }, found: 'half - 0.5' },
    });
    expect(checkFormula(read('1 + innovation.sid'), names)).toEqual({
      ok: false,
      why: { code: 'unknown_name', at: { from: 4, to: 18 }, found: 'innovation.sid', wanted: 'innovations.sid' },
    });
    expect(checkFormula(read('n + (yes or yes)'), names)).toEqual({
      ok: false,
      why: { code: 'wrong_type', at: { from: 5, to: 15 }, found: 'truth', wanted: 'number' },
    });
  });

  test('and the check finds beforehand what the numbers alone would not show', () => {
    for (const text of [
      'if(yes, 1, yes)',
      'if(yes, n, m)',
      'coalesce(n, yes)',
      'innovations.sid + 1',
      'sum(yes)',
      'round(n, yes)',
    ])
      expect([text, checkFormula(read(text), names).ok]).toEqual([text, false]);
  });
});

describe('a text that is no formula is refused with the place', () => {
  test.each<readonly [string, FormulaFaultCode, number, number]>([
    ['', 'empty', 0, 0],
    ['   ', 'empty', 0, 3],
    ['1 +', 'unfinished', 3, 3],
    ['(1 + 2', 'unclosed', 0, 1],
    ['max(1, 2', 'unclosed', 0, 3],
    ['max(1 2)', 'unexpected', 6, 7],
    ['1 2', 'unexpected', 2, 3],
    ['* 2', 'unexpected', 0, 1],
    ['n * 0,38', 'decimal_comma', 5, 6],
    ['n $ 2', 'strange_sign', 2, 3],
    ['n 🙂', 'strange_sign', 2, 4],
    ['"teks"', 'strange_sign', 0, 1],
    ['1.2.3', 'strange_number', 0, 5],
    ['12abc', 'strange_number', 0, 5],
    ['1e9', 'strange_number', 0, 3],
    ['pangkat(2, 3)', 'unknown_function', 0, 7],
    ['1 < 2 < 3', 'unexpected', 6, 7],
    ['n = and', 'unexpected', 4, 7],
    ['a.', 'strange_sign', 1, 2],
    ['a[0]', 'strange_sign', 1, 2],
    ['(() => 1)()', 'unexpected', 2, 3],
    [`${'('.repeat(40)}1${')'.repeat(40)}`, 'too_deep', DEEPEST_FORMULA + 1, DEEPEST_FORMULA + 2],
    [`${'-'.repeat(40)}1`, 'too_deep', DEEPEST_FORMULA + 1, DEEPEST_FORMULA + 2],
    ['1'.repeat(LONGEST_FORMULA + 1), 'too_long', LONGEST_FORMULA, LONGEST_FORMULA + 1],
    [Array.from({ length: 600 }, () => '1').join('+'), 'too_long', MOST_PARTS, MOST_PARTS + 1],
  ])('%s', (text, code, from, to) => {
    const found = parseFormula(text);
    expect(found.ok ? found.value : [found.why.code, found.why.at]).toEqual([code, { from, to }]);
  });
});

test('the steps of a computation stand in the order in which they are taken, and what a condition leaves out takes none', () => {
  const text = 'round(sum(innovations.sid) / max(12, n) + if(n >= 5, min(n, 200) * 0.38, 0 / 0), 2)';
  expect(must(explain(read(text), scope))).toEqual({
    result: 11.57,
    steps: [
      { written: 'sum(innovations.sid)', filled: 'sum([37, 50.5, –, 0])', result: 87.5 },
      { written: 'max(12, n)', filled: 'max(12, 14)', result: 14 },
      { written: 'sum(innovations.sid) / max(12, n)', filled: '87.5 / 14', result: 6.25 },
      { written: 'n >= 5', filled: '14 >= 5', result: true },
      { written: 'min(n, 200)', filled: 'min(14, 200)', result: 14 },
      { written: 'min(n, 200) * 0.38', filled: '14 * 0.38', result: 5.32 },
      { written: 'if(n >= 5, min(n, 200) * 0.38, 0 / 0)', filled: 'if(true, 5.32, 0 / 0)', result: 5.32 },
      {
        written: 'sum(innovations.sid) / max(12, n) + if(n >= 5, min(n, 200) * 0.38, 0 / 0)',
        filled: '6.25 + 5.32',
        result: 11.57,
      },
      { written: text, filled: 'round(11.57, 2)', result: 11.57 },
    ],
  });
});

test('a number is rounded where a person rounds it', () => {
  const cases = [1.005, 2.675, 65.005, 65.0049, 40.005, 0.005, 0.0049, -1.005, 0.1 + 0.2].map((it) => roundTo(it, 2));
  expect(cases).toEqual([1.01, 2.68, 65.01, 65, 40.01, 0.01, 0, -1.01, 0.3]);
  expect([roundTo(2.5, -3), roundTo(2.5, 1.9), roundTo(1 / 3, 99), roundTo(1e300, 10)]).toEqual([
    3, 2.5, 0.3333333333, 1e300,
  ]);
});

test('numbers are written as the language reads them', () => {
  expect([1e21, 1e-7, 0.38, 200].map(plainNumber)).toEqual(['1000000000000000000000', '0.0000001', '0.38', '200']);
});
