import { expect, test } from 'vitest';
import { nameKey, tidyName } from './name.ts';

test.each([
  ['Pemerintah Kabupaten Toba', 'pemerintah kabupaten toba'],
  ['  PEMERINTAH   Kabupaten, Toba. ', 'pemerintah kabupaten toba'],
  ['Dinas Pekerjaan Umum & Tata Ruang', 'dinas pekerjaan umum tata ruang'],
  ['Café Désa', 'cafe desa'],
  ['SD Negeri 1/Balige', 'sd negeri 1 balige'],
  ['…', ''],
])('%s is compared as «%s»', (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test('a name is kept without stray spaces', () => {
  expect(tidyName('  SD \n Negeri  1 ')).toBe('SD Negeri 1');
});
