import { expect, test } from 'vitest';
import { hrefOfView, queryOfView, whyNotKeep } from './rules.ts';

test('a view is its filter and order, whatever page one was on and however the address put them', () => {
  expect(queryOfView('urut=judul&halaman=3&q=sehat&status=')).toBe('q=sehat&urut=judul');
  expect(queryOfView('q=sehat&urut=judul&hal=2')).toBe(queryOfView('urut=judul&q=sehat'));
  expect(queryOfView('status=draft&status=returned')).toBe('status=draft&status=returned');
  expect([
    hrefOfView({ list: '/kelola/usulan', query: '' }),
    hrefOfView({ list: '/kelola/usulan', query: 'q=a' }),
  ]).toEqual(['/kelola/usulan', '/kelola/usulan?q=a']);
});

test.each([
  ['//lain.example', 'invalid'],
  ['https://lain.example', 'invalid'],
  ['/kelola/usulan?q=1', 'invalid'],
  ['/kelola/../usulan', 'invalid'],
  [`/${'a'.repeat(200)}`, 'invalid'],
  ['/kelola/usulan', null],
  ['/kelola/kompetisi/019ac0de-0000-7000-8000-000000000000/pemeriksaan', null],
])('the list %s is answered %j', (list, why) => {
  expect(whyNotKeep({ list, query: '', name: 'Yang menunggu' })).toBe(why);
});

test.each([
  ['', 'name_missing'],
  ['  ', 'name_missing'],
  ['x'.repeat(81), 'name_long'],
  ['x'.repeat(80), null],
])('the name %j is answered %j', (name, why) => {
  expect(whyNotKeep({ list: '/kelola/usulan', query: '', name })).toBe(why);
});
