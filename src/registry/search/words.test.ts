import { expect, test } from 'vitest';
import { wordsOf } from './words.ts';

test('words are small letters and digits without signs and accents', () => {
  expect(wordsOf('SI-ANTRI 2.0: "Ramah"_desa')).toEqual(['si', 'antri', '2', '0', 'ramah', 'desa']);
  expect(wordsOf('Kélas Malam Ⅳ')).toEqual(['kelas', 'malam', 'iv']);
  expect(wordsOf('')).toEqual([]);
});

test('a text without accents has the same words beside one with them', () => {
  const text = 'Loket\tpagi, 24 jam (tanpa henti) & x';
  expect(wordsOf(`${text} é`)).toEqual([...wordsOf(text), 'e']);
});

test('a word is cut where no word is so long', () => {
  expect(wordsOf('a'.repeat(70))).toEqual(['a'.repeat(60)]);
});
