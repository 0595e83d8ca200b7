import { expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/i18n.ts';
import { awardLevel } from './award-level.ts';

test.each([
  ['Top 45 · 2023?', 'Top 45 · 2023?'],
  ['?', 'Tingkat belum diketahui'],
  ['? · 2017', 'Tingkat belum diketahui · 2017'],
  ['Top 99?', 'Top 99?'],
])('%s reads %s', (told, said) => {
  expect(awardLevel(told)).toBe(said);
});

test('the reader’s language is spoken', () => {
  expect(inLocale('en', () => awardLevel('? · 2017'))).toBe('Level not known · 2017');
});
