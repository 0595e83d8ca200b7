import { expect, test } from 'vitest';
import { joined, partsOf } from './parts.ts';

test('texts without placeholders and with them are cut', () => {
  const texts = { a: 'Simpan', b: '{{n}} dari {{total}} catatan', c: '{{n}}' };
  expect(['a', 'b', 'c'].map((key) => partsOf(texts, key))).toEqual([
    ['Simpan'],
    ['', 'n', ' dari ', 'total', ' catatan'],
    ['', 'n', ''],
  ]);
});

test('plural forms, nested messages, formats and what is no message are left to the engine', () => {
  const texts = {
    records: 'records',
    records_one: '1 record',
    records_other: '{{count}} records',
    nested: '$t(a) lagi',
    formatted: '{{n, number}}',
  };
  for (const key of [...Object.keys(texts), 'tiada', 'constructor']) expect(partsOf(texts, key)).toBeNull();
});

test('values stand in their places as they are', () => {
  const parts = partsOf({ b: '{{n}} dari {{total}}' }, 'b') ?? [];
  expect(joined(parts, { n: 3, total: '<b>$&{{n}}' })).toBe('3 dari <b>$&{{n}}');
  expect(joined(parts, { n: 0 })).toBe('0 dari ');
});
