import { expect, test } from 'vitest';
import { whyNotPassword } from './password.ts';

const budi = { name: 'Budi Santoso, S.Kom', email: 'budi.santoso@tobakab.go.id' };

test.each([
  ['kuda-hijau-menari-9', null],
  ['tiga rumput di sawah', null],
  ['k7#Qz!p0vLw2', null],
  ['santoso naik sepeda ke kantor', null],
  ['kudahijau12', 'too_short'],
  ['', 'too_short'],
  ['a'.repeat(12), 'repetitive'],
  ['abababababab', 'repetitive'],
  ['x1y2z3w4'.repeat(17), 'too_long'],
  ['Password12345', 'common'],
  ['123password123', 'common'],
  ['PelayananPublik2026', 'common'],
  ['123456789012', 'common'],
  ['qwertyuiopas', 'common'],
  ['i.n.d.o.n.e.s.i.a', 'common'],
  ['budi.santoso1', 'personal'],
  ['Santoso12345', 'personal'],
  ['tobakab-2026', 'personal'],
  ['budi-santoso-77', 'personal'],
] as const)('%s → %s', (password, why) => {
  expect(whyNotPassword(password, budi)).toBe(why);
});

test('the longest and the shortest that will do', () => {
  const varied = 'abcdefghijkm nopqrst-uvwxyz';
  expect(whyNotPassword(varied.repeat(5).slice(0, 128), budi)).toBeNull();
  expect(whyNotPassword(varied.repeat(5).slice(0, 129), budi)).toBe('too_long');
  expect(whyNotPassword('gunung biru7', budi)).toBeNull();
});
