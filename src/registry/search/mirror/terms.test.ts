import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Terms } from './terms.ts';

test('a table with nothing in it knows nothing', () => {
  const empty = new Terms(new Terms().pack());
  expect([empty.size, empty.find('sepeda'), empty.find('')]).toEqual([0, undefined, undefined]);
});

test('words keep their numbers when they are packed, however often, and new ones get the next', () => {
  const words = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), { maxLength: 60 });
  fc.assert(
    fc.property(words, fc.nat(60), fc.nat(60), (all, first, second) => {
      let terms = new Terms();
      for (const [n, word] of all.entries()) {
        if (n === first || n === second) terms = new Terms(structuredClone(terms.pack()));
        expect([terms.find(word), terms.add(word)]).toEqual([undefined, n]);
      }
      expect(all.map((word) => terms.find(word))).toEqual([...all.keys()]);
      expect(all.map((word) => new Terms(terms.pack()).find(word))).toEqual([...all.keys()]);
      expect(terms.size).toBe(all.length);
    }),
  );
});
