import { closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cards, namelessFile } from './cards.ts';
import { IndexBuilder, type IndexRow, MirrorIndex } from './mirror-index.ts';
import { packWords } from './near-words.ts';

const rowOf = (id: number, titleKey: string): IndexRow => ({
  id,
  moved: id,
  cell: 0,
  affairBits: 0,
  sdgBits: 0,
  regionCode: null,
  hub: null,
  tops: null,
  years: null,
  awardYear: null,
  titleKey,
  words: '',
  facts: '{}',
  title: titleKey,
  summary: '',
  body: '',
});

/** Ids in the order of titles, as PostgreSQL would have them. */
const byTitle = (titles: ReadonlyMap<number, string>) =>
  [...titles].sort(([a, left], [b, right]) => compared(left, right) || a - b).map(([id]) => id);

function compared(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function idsOf(index: MirrorIndex): number[] {
  const order = index.order('title');
  const slots = Array.from({ length: order.length }, (_, place) => order.at(place));
  return slots.filter((slot) => index.docs.alive[slot] === 1).map((slot) => index.docs.id[slot] as number);
}

const title = fc.constantFrom('air', 'kios', 'loket', 'pasar', 'sepeda', 'taman');
const change = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), title), { selector: ([id]) => id });

test('rows that come later stand by their titles, new ones and renamed ones, in whatever order they are told', () => {
  fc.assert(
    fc.property(fc.array(title, { maxLength: 6 }), fc.array(change, { maxLength: 4 }), (first, changes) => {
      const file = namelessFile([tmpdir()]);
      const builder = new IndexBuilder(first.length, new Cards(file, first.length));
      const titles = new Map(first.map((it, n) => [n + 1, it]));
      for (const [id, it] of titles) builder.add(rowOf(id, it));
      const index = new MirrorIndex(structuredClone(builder.finish(packWords([]))), file);
      for (const rows of changes) {
        for (const [id, it] of rows) titles.set(id, it);
        const order = byTitle(titles);
        const before = (id: number) => order[order.indexOf(id) - 1] ?? null;
        index.add(rows.map(([id, it]) => ({ ...rowOf(id, it), titleAfter: before(id) })));
        expect(idsOf(index)).toEqual(order);
        expect(index.cardsOf(order).map((it) => it.title)).toEqual(order.map((id) => titles.get(id)));
      }
      closeSync(file);
    }),
  );
});
