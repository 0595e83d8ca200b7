import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formulaNames as names, formulaScope as scope } from '../../../tests/support/formulas.ts';
import { type FormulaValue, functionNames, LONGEST_FORMULA, operators, type Part } from './model.ts';
import { checkFormula } from './rules/check.ts';
import { evaluate, explain } from './rules/evaluate.ts';
import { parseFormula } from './rules/parse.ts';
import { printFormula } from './rules/print.ts';

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
