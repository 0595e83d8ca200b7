import { expect, test } from 'vitest';
import { safeBack } from './back.ts';

test.each([
  ['/instansi', '/instansi'],
  ['/instansi?cari=toba&jenis=regency#unit', '/instansi?cari=toba&jenis=regency#unit'],
  ['/orang/../catatan', '/catatan'],
  ['/%2F%2Fpenipu.example', '/%2F%2Fpenipu.example'],
])('%s stays on this site', (text, path) => {
  expect(safeBack(text, '/beranda')).toBe(path);
});

test.each([
  null,
  undefined,
  '',
  'instansi',
  'https://penipu.example/',
  '//penipu.example',
  '///penipu.example',
  '/\\penipu.example',
  '\\\\penipu.example',
  '/\tpenipu.example',
  '/ //penipu.example',
  '/\n/penipu.example',
  'javascript:alert(1)',
])('%j goes to the fallback', (text) => {
  expect(safeBack(text, '/beranda')).toBe('/beranda');
});
