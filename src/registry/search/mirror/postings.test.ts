import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roomFor } from './found.ts';
import { impacts } from './impact.ts';
import { Postings, PostingsBuilder } from './postings.ts';

const words = ['a', 'kata', 'x'.repeat(60)];
/** Texts far from each other, and so near that words stand in more than one of eight. */
const far = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 5_000_000 }));
const near = fc.integer({ min: 0, max: 6 });
const entries = (gaps: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(fc.constantFrom(...words), gaps, fc.integer({ min: 0, max: 255 })), { maxLength: 300 });

/** A slot and a weight, exact where they are added and in single precision where they are read. */
type Pair = readonly [slot: number, weight: number];

/** What single precision makes of it. */
const single = (weight: number) => new Float32Array([weight])[0] as number;
const weightOf = (code: number) => impacts[code] as number;

function readOf(postings: Postings, word: string): Pair[] {
  const found = roomFor(postings.countOf(word));
  postings.read(word, found);
  return Array.from({ length: found.length }, (_, n) => [found.slots[n] as number, found.weights[n] as number]);
}

/** Those of these texts, which weigh 1 so far, that have the word too. */
function narrowed(postings: Postings, word: string, slots: readonly number[]): Pair[] {
  const found = {
    slots: Uint32Array.from(slots),
    weights: new Float32Array(slots.length).fill(1),
    length: slots.length,
  };
  postings.narrow(word, found);
  return Array.from({ length: found.length }, (_, n) => [found.slots[n] as number, found.weights[n] as number]);
}

const withMore = (pairs: readonly Pair[], among: readonly number[]): Pair[] =>
  pairs.filter(([slot]) => among.includes(slot)).map(([slot, weight]) => [slot, single(1 + weight)]);

test.each([
  ['far', far],
  ['near', near],
])('what was added %s from each other is read again, also in another thread and with more behind it', (_, gaps) => {
  fc.assert(
    fc.property(entries(gaps), entries(gaps), (first, later) => {
      const added = new Map(words.map((word) => [word, [] as Pair[]]));
      let slot = 0;
      const add = (to: Pick<Postings, 'add'>, given: typeof first) => {
        for (const [word, gap, code] of given) {
          slot += gap + 1;
          added.get(word)?.push([slot, weightOf(code)]);
          to.add(word, slot, code);
        }
      };
      const here = new PostingsBuilder();
      add(here, first);
      const there = new Postings(structuredClone(here.pack(slot + 1)));
      add(there, later);
      const among = [...new Set(Array.from({ length: 40 }, (_, n) => Math.floor((n * n * slot) / 1500)))];
      for (const word of words) {
        const all = added.get(word) ?? [];
        expect(readOf(there, word)).toEqual(all.map(([it, weight]) => [it, single(weight)]));
        expect(there.countOf(word)).toBe(all.length);
        expect(narrowed(there, word, among)).toEqual(withMore(all, among));
        const [one] = all;
        if (one) expect(narrowed(there, word, [one[0]])).toEqual([[one[0], single(1 + one[1])]]);
      }
    }),
    { seed: 3, numRuns: 200 },
  );
});

function evenOnes(to: Pick<Postings, 'add'>): void {
  for (let slot = 0; slot < 5000; slot += 2) to.add('genap', slot, slot % 256);
}
function packed(fill: (to: PostingsBuilder) => void, slots: number): Postings {
  const builder = new PostingsBuilder();
  fill(builder);
  return new Postings(builder.pack(slots));
}
function later(fill: (to: Postings) => void): Postings {
  const postings = new Postings();
  fill(postings);
  return postings;
}

test.each([
  ['packed', packed(evenOnes, 5000)],
  ['as they came', later(evenOnes)],
])('of a word in many texts, %s, those among some are kept, wherever these begin and end', (_, postings) => {
  const kept = (...slots: number[]) => narrowed(postings, 'genap', slots).map(([slot]) => slot);
  expect(kept()).toEqual([]);
  expect(narrowed(postings, 'genap', [1, 2, 3, 400, 4998, 9000])).toEqual(
    [2, 400, 4998].map((slot) => [slot, single(1 + weightOf(slot % 256))]),
  );
  expect(kept(0)).toEqual([0]);
  expect(kept(4999)).toEqual([]);
  expect(narrowed(postings, 'tiada', [0, 2, 9000])).toEqual([]);
});

test('a word that stands nowhere has no texts', () => {
  expect(readOf(new Postings(), 'tiada')).toEqual([]);
});

test('a hundred thousand words in one text each outgrow the first room', () => {
  const fill = (to: Pick<Postings, 'add'>) => {
    for (let n = 0; n < 100_000; n += 1) to.add(`kata${n}`, n, n % 256);
  };
  for (const postings of [packed(fill, 100_000), later(fill)])
    for (const n of [0, 1, 32_766, 32_767, 99_999])
      expect(readOf(postings, `kata${n}`)).toEqual([[n, single(weightOf(n % 256))]]);
});

test('a word in many texts is read whole, over blocks of every size and from segment to segment', () => {
  const slots = Array.from({ length: 400_000 }, (_, n) => n * 3 + (n % 2));
  const postings = later((to) => {
    for (const [n, slot] of slots.entries()) {
      to.add('sering', slot, n % 256);
      if (n % 1000 === 0) to.add(`jarang${n}`, slot, 1);
    }
  });
  const found = roomFor(slots.length);
  postings.read('sering', found);
  expect(found.length).toBe(slots.length);
  expect([...found.slots]).toEqual(slots);
  expect(found.weights.every((weight, n) => weight === single(weightOf(n % 256)))).toBe(true);
  expect(readOf(postings, 'jarang399000')).toEqual([[slots[399_000], single(weightOf(1))]]);
});

test('a word in every text takes its weights and a bit a text, one in few texts some bytes', () => {
  const builder = new PostingsBuilder();
  for (let slot = 0; slot < 3200; slot += 1) builder.add('selalu', slot, 1);
  for (const slot of [1, 64, 3000]) builder.add('jarang', slot, 1);
  const { bytes, starts } = builder.pack(3200).texts;
  expect([...starts]).toEqual([0, 3600]);
  expect(bytes.length).toBe(3604);
});
