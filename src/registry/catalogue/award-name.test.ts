import { expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/i18n.ts';
import { awardLabel, awardName } from './award-name.ts';

test.each([
  ['Top 45 · 2023?', 'Top 45 · 2023?'],
  ['?', 'Tingkat belum diketahui'],
  ['? · 2017', 'Tingkat belum diketahui · 2017'],
  ['Top 99?', 'Top 99?'],
])('the label %s reads %s', (label, said) => {
  expect(awardLabel(label)).toBe(said);
});

test.each([
  ['Top 45', 'Top 45 KIPP'],
  ['?', 'KIPP, tingkat belum diketahui'],
])('the level %s makes %s', (levelText, said) => {
  expect(awardName({ levelText, competition: 'KIPP' })).toBe(said);
});

test('the reader’s language is spoken', () => {
  expect(inLocale('en', () => awardName({ levelText: '?', competition: 'KIPP' }))).toBe('KIPP, level not known');
});
