import { expect, test } from 'vitest';
import { joined, plainMessages } from './parts.ts';

test('texts without placeholders and with them are cut once', () => {
  const plain = plainMessages({ a: 'Simpan', b: '{{n}} dari {{total}} catatan', c: '{{n}}' });
  expect([...plain]).toEqual([
    ['a', ['Simpan']],
    ['b', ['', 'n', ' dari ', 'total', ' catatan']],
    ['c', ['', 'n', '']],
  ]);
});

test('plural forms, nested messages and formats are left to the engine', () => {
  const plain = plainMessages({
    records: 'records',
    records_one: '1 record',
    records_other: '{{count}} records',
    nested: '$t(a) lagi',
    formatted: '{{n, number}}',
  });
  expect([...plain.keys()]).toEqual([]);
});

test('values stand in their places as they are', () => {
  const parts = plainMessages({ b: '{{n}} dari {{total}}' }).get('b') ?? [];
  expect(joined(parts, { n: 3, total: '<b>$&{{n}}' })).toBe('3 dari <b>$&{{n}}');
  expect(joined(parts, { n: 0 })).toBe('0 dari ');
});
