import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Titles } from './titles.ts';

test('titles keep their slots when they are packed, whatever their letters, and with more behind them', () => {
  const titles = fc.array(fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 9 })), { maxLength: 20 });
  fc.assert(
    fc.property(titles, titles, (first, later) => {
      const here = new Titles();
      for (const title of first) here.add(title);
      const there = new Titles(structuredClone(here.pack()));
      for (const title of later) there.add(title);
      const all = [...first, ...later];
      expect(first.map((_, slot) => here.at(slot))).toEqual(first);
      expect(all.map((_, slot) => there.at(slot))).toEqual(all);
      const again = new Titles(there.pack());
      expect(all.map((_, slot) => again.at(slot))).toEqual(all);
    }),
  );
});
