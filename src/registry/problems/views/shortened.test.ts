import { expect, test } from 'vitest';
import { shortened } from './shortened.ts';

test.each([
  ['Antrean panjang', 20, 'Antrean panjang'],
  ['Antrean panjang\n\nsetiap  pagi', 60, 'Antrean panjang setiap pagi'],
  ['Antrean panjang setiap pagi', 17, 'Antrean panjang …'],
  ['Antrean panjang setiap pagi', 15, 'Antrean panjang …'],
  ['Antreanpanjangsetiap', 7, 'Antrean …'],
  ['', 5, ''],
])('%j in %i letters', (text, longest, answer) => {
  expect(shortened(text, longest)).toBe(answer);
});
