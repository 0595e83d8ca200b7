import { expect, test } from 'vitest';
import { inLocale, isMessageKey } from '#platform/i18n/i18n.ts';
import { formulaFaults } from './model.ts';
import { checkFormula } from './rules/check.ts';
import { parseFormula } from './rules/parse.ts';
import { faultText } from './wording.ts';

const said = (text: string) => {
  const formula = parseFormula(text);
  const checked = formula.ok ? checkFormula(formula.value, { n: 'number', yes: 'truth' }) : formula;
  return checked.ok ? '' : faultText(checked.why);
};

test('a fault is said with its place, and a name with the one that was probably meant', () => {
  expect([said('n * 0,38'), said('2 * m'), said('2 * nnn'), said('n + yes')]).toEqual([
    'Tanda ke-6: Koma tidak boleh ada di sini. Tulis angka desimal dengan titik, misalnya 0.38.',
    'Tanda ke-5: Nama m tidak dikenal. Mungkin maksudnya n?',
    'Tanda ke-5: Nama nnn tidak dikenal.',
    'Tanda ke-5: Di sini ada benar/salah, padahal yang diperlukan angka.',
  ]);
  expect(inLocale('en', () => said('(n'))).toBe('Sign 1: The bracket opened here is not closed.');
});

test('every fault has its sentence', () => {
  expect(formulaFaults.filter((it) => !isMessageKey(`formula.fault.${it}`))).toEqual([]);
});
