import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDiff } from './word-diff.ts';

test.each([
  ['', '', []],
  ['satu dua', 'satu dua', [{ kind: 'same', text: 'satu dua' }]],
  [
    'anak dilayani 12 orang',
    'anak dilayani 45 orang',
    [
      { kind: 'same', text: 'anak dilayani ' },
      { kind: 'removed', text: '12 ' },
      { kind: 'added', text: '45 ' },
      { kind: 'same', text: 'orang' },
    ],
  ],
  [
    'a b c d',
    'a c d e',
    [
      { kind: 'same', text: 'a ' },
      { kind: 'removed', text: 'b ' },
      { kind: 'same', text: 'c ' },
      { kind: 'removed', text: 'd' },
      { kind: 'added', text: 'd e' },
    ],
  ],
  ['', 'baru', [{ kind: 'added', text: 'baru' }]],
] as const)('from %j to %j', (before, after, pieces) => {
  expect(wordDiff(before, after)).toEqual(pieces);
});

test('a text changed beyond the bound is told as replaced, and at once', () => {
  const long = (word: string) => Array.from({ length: 3000 }, (_, n) => `${word}${n}`).join(' ');
  expect(wordDiff(long('a'), long('b')).map((piece) => piece.kind)).toEqual(['removed', 'added']);
});

test('both texts can be read back out of the pieces', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'a b', '\n\n', '  ')).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      const side = (other: string) => pieces.filter((it) => it.kind !== other).map((it) => it.text);
      expect(side('added').join('')).toBe(before);
      expect(side('removed').join('')).toBe(after);
    }),
  );
});
