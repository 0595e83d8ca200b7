import { expect, test } from 'vitest';
import { canonical, digestOf } from './digest.ts';
import { receiptNumber } from './receipt.ts';

test('a number names its edition', () => {
  const title = 'Kompetisi Inovasi Pelayanan Publik kabupaten/kota';
  expect(receiptNumber({ title, year: 2026 }, 123)).toBe('KIPP-2026-000123');
  expect(receiptNumber({ title: 'lomba', year: 2027 }, 1_234_567)).toBe('U-2027-1234567');
});

test('the digest hangs on what is said, not on the order of the names', () => {
  expect(canonical({ b: [1, { d: null, c: 'é"' }], a: undefined })).toBe('{"b":[1,{"c":"é\\"","d":null}]}');
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  expect(digestOf({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  expect(digestOf({ a: '1' })).not.toBe(digestOf({ a: 1 }));
});
