import { expect, test } from 'vitest';
import { spanAsked } from './range.ts';

const file = { size: 100, etag: '"abc"' };
const asked = (range: string | null, ifRange: string | null = null) => spanAsked({ range, ifRange }, file);

test.each([
  ['bytes=0-9', { from: 0, to: 9 }],
  ['bytes=10-', { from: 10, to: 99 }],
  ['bytes=-5', { from: 95, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=90-5000', { from: 90, to: 99 }],
  ['bytes=99-99', { from: 99, to: 99 }],
  ['bytes=100-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=9-5', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['lines=0-1', null],
  ['bytes=1e3-', null],
  [null, null],
] as const)('%s asks for %j', (range, span) => {
  expect(asked(range)).toEqual(span);
});

test('a part of another content is not given: the whole comes', () => {
  expect(asked('bytes=0-9', '"abc"')).toEqual({ from: 0, to: 9 });
  expect(asked('bytes=0-9', '"old"')).toBeNull();
  expect(asked('bytes=0-9', 'Wed, 21 Oct 2015 07:28:00 GMT')).toBeNull();
});

test('of an empty file nothing can be asked', () => {
  expect(spanAsked({ range: 'bytes=0-', ifRange: null }, { size: 0, etag: '"x"' })).toBe('beyond');
  expect(spanAsked({ range: 'bytes=-1', ifRange: null }, { size: 0, etag: '"x"' })).toBe('beyond');
});
