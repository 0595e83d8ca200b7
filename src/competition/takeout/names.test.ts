import { expect, test } from 'vitest';
import { safeName, uniqueIn } from './names.ts';

test.each([
  ['SK Bupati.pdf', 'SK Bupati.pdf'],
  ['../../etc/passwd', 'etcpasswd'],
  ['a\\b:c*?"<>|.pdf', 'abc.pdf'],
  ['nul', '_nul'],
  ['COM1.pdf', '_COM1.pdf'],
  ['konsep.', 'konsep'],
  ['.tersembunyi.pdf', 'tersembunyi.pdf'],
  ['baris\nbaru\u202E.pdf', 'barisbaru.pdf'],
  ['', 'berkas'],
  ['.pdf', 'pdf'],
  ['\uD800.pdf', '\uFFFD.pdf'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
])('%j becomes %j', (given, name) => {
  expect(safeName(given)).toBe(name);
});

test('a name that the folder has in other letters is numbered before its ending', () => {
  const taken = new Set<string>();
  const names = ['SK.pdf', 'sk.pdf', 'Sk.PDF', 'sk (2).pdf', 'tanpa', 'tanpa'].map((it) => uniqueIn(taken, it));
  expect(names).toEqual(['SK.pdf', 'sk (2).pdf', 'Sk (3).PDF', 'sk (2) (2).pdf', 'tanpa', 'tanpa (2)']);
});
