import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#platform/outcome.ts';
import {
  DEEPEST_FORMULA,
  type FormulaFaultCode,
  type FormulaValue,
  functionNames,
  type KnownNames,
  LONGEST_FORMULA,
  MOST_PARTS,
  operators,
  type Part,
  type Scope,
} from './model.ts';
import { checkFormula } from './rules/check.ts';
import { evaluate, explain } from './rules/evaluate.ts';
import { roundTo } from './rules/functions.ts';
import { parseFormula } from './rules/parse.ts';
import { plainNumber, printFormula } from './rules/print.ts';

const read = (text: string) => must(parseFormula(text));
const scope: Scope = {
  n: 14,
  half: 0.5,
  none: null,
  yes: true,
  'innovations.sid': [37, 50.5, null, 0],
  empty: [],
};
const names: KnownNames = {
  n: 'number',
  half: 'number',
  none: 'number',
  yes: 'truth',
  'innovations.sid': 'list',
  empty: 'list',
};
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

const at = { from: 0, to: 0 };
const drawnNames = ['n', 'half', 'none', 'yes', 'innovations.sid', 'empty', 'a.b_c.d2'];
const { formula: drawnPart } = fc.letrec<{ formula: Part }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.oneof(
      fc.nat(1000).map((value): Part => ({ kind: 'number', value, at })),
      fc.double({ min: 0, max: 1e6, noNaN: true }).map((value): Part => ({ kind: 'number', value, at })),
    ),
    fc.boolean().map((value): Part => ({ kind: 'truth', value, at })),
    fc.constantFrom(...drawnNames).map((name): Part => ({ kind: 'name', name, at })),
    fc
      .record({ sign: fc.constantFrom('-' as const, 'not' as const), of: tie('formula') })
      .map((it): Part => ({ kind: 'sign', ...it, at })),
    fc
      .record({ operator: fc.constantFrom(...operators), left: tie('formula'), right: tie('formula') })
      .map((it): Part => ({ kind: 'pair', ...it, at })),
    fc
      .record({ call: fc.constantFrom(...functionNames), given: fc.array(tie('formula'), { maxLength: 3 }) })
      .map((it): Part => ({ kind: 'call', ...it, at })),
  ),
}));

/** The same part, its places left out. */
function placeless(part: Part): unknown {
  if (part.kind === 'sign') return { ...part, at, of: placeless(part.of) };
  if (part.kind === 'pair') return { ...part, at, left: placeless(part.left), right: placeless(part.right) };
  if (part.kind === 'call') return { ...part, at, given: part.given.map(placeless) };
  return { ...part, at };
}

const value: fc.Arbitrary<FormulaValue> = fc.oneof(
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(fc.double(), fc.constant(null)), { maxLength: 8 }),
);

describe('whatever is drawn', () => {
  test('a formula that is printed and read again is the same, and printing it again changes nothing', () => {
    fc.assert(
      fc.property(drawnPart, (root) => {
        const printed = printFormula({ text: '', root });
        fc.pre(printed.length <= LONGEST_FORMULA);
        const again = parseFormula(printed);
        if (!again.ok) return expect(['too_deep', 'too_long']).toContain(again.why.code);
        expect(placeless(again.value.root)).toEqual(placeless(root));
        expect(printFormula(again.value)).toBe(printed);
      }),
      { numRuns: 500 },
    );
  });

  test('a result is a finite number or a truth, or a refusal within the text; nothing is ever thrown', () => {
    fc.assert(
      fc.property(drawnPart, fc.dictionary(fc.constantFrom(...drawnNames), value), (root, drawn) => {
        const formula = parseFormula(printFormula({ text: '', root }));
        fc.pre(formula.ok);
        if (!formula.ok) return;
        const found = evaluate(formula.value, drawn);
        if (found.ok) expect(typeof found.value === 'boolean' || Number.isFinite(found.value)).toBe(true);
        else expect(found.why.at.to).toBeLessThanOrEqual(formula.value.text.length);
        const told = explain(formula.value, drawn);
        expect(told.ok ? told.value.result : told.why).toEqual(found.ok ? found.value : found.why);
      }),
      { numRuns: 500 },
    );
  });

  test('what passes the check comes to no wrong type and no unknown name', () => {
    fc.assert(
      fc.property(drawnPart, (root) => {
        const formula = { text: '', root };
        const checked = checkFormula(formula, { ...names, 'a.b_c.d2': 'number' });
        const found = evaluate(formula, { ...scope, 'a.b_c.d2': 2 });
        if (!checked.ok) return;
        if (found.ok) expect(typeof found.value === 'number' ? 'number' : 'truth').toBe(checked.value);
        else expect(['wrong_type', 'unknown_name', 'given_wrong', 'unknown_function']).not.toContain(found.why.code);
      }),
      { numRuns: 1000 },
    );
  });

  test('any text is read or refused', () => {
    const signs = [
      ...'nN12.0 ()+-*/<>=,;!"\'$[]{}_',
      'max(',
      'if(',
      ' and ',
      'innovations.sid',
      '×',
      '🙂',
      '\n',
      '\u0000',
    ];
    const texts = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(fc.constantFrom(...signs)).map((it) => it.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = parseFormula(text);
        if (!found.ok) expect(found.why.at.from).toBeLessThanOrEqual(text.length);
        else evaluate(found.value, scope);
      }),
      { numRuns: 1000 },
    );
  });
});
