import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mixText } from './mix-text.ts';

test.each([
  [
    'changes at two places stand both',
    'satu dua tiga empat',
    'SATU dua tiga empat',
    'satu dua tiga EMPAT',
    'SATU dua tiga EMPAT',
  ],
  ['the same change stands once', 'satu dua', 'satu tiga', 'satu tiga', 'satu tiga'],
  [
    'two wordings of one place stand one after the other',
    'ada 12 desa',
    'ada 14 desa',
    'ada 20 desa',
    'ada 14 20 desa',
  ],
  ['texts where there was none stand one after the other', '', 'Dari Sari.', 'Dari Budi.', 'Dari Sari. Dari Budi.'],
  ['a word that one side took out is out', 'sangat baik sekali', 'baik sekali', 'sangat baik', 'baik'],
])('%s', (_name, base, stored, typed, mixed) => {
  expect(mixText(base, stored, typed)).toBe(mixed);
});

test('with one side unchanged it is the other side', () => {
  fc.assert(
    fc.property(words(), words(), (base, other) => {
      expect(mixText(base, base, other)).toBe(other);
      expect(mixText(base, other, base)).toBe(other);
    }),
  );
});

test('every word that a side brought in is in the mixture', () => {
  fc.assert(
    fc.property(words(), words(), words(), (base, stored, typed) => {
      const mixed = wordsIn(mixText(base, stored, typed));
      const fresh = wordsIn(`${stored} ${typed}`).filter((word) => !wordsIn(base).includes(word));
      expect(fresh.filter((word) => !mixed.includes(word))).toEqual([]);
    }),
  );
});

const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean);

function words(): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom('satu', 'dua', 'tiga', 'empat', 'lima', 'enam'), { maxLength: 8 })
    .map((it) => it.join(' '));
}
