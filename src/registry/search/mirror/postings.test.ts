import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Postings, type Read } from './postings.ts';

const words = ['a', 'kata', 'x'.repeat(60)];
const gaps = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 5_000_000 }));
const entries = fc.array(fc.tuple(fc.constantFrom(...words), gaps, fc.integer({ min: 0, max: 255 })), {
  maxLength: 300,
});

const listOf = ({ slots, codes, length }: Read) => Array.from({ length }, (_, n) => [slots[n], codes[n]]);

function listAmong(postings: Postings, word: string, among: Uint32Array) {
  const { places, codes, length } = postings.readAmong(word, among);
  return Array.from({ length }, (_, n) => [among[places[n] as number], codes[n]]);
}

test('what was added is read again, whatever the gaps, also in another thread and with more behind it', () => {
  fc.assert(
    fc.property(entries, entries, (first, later) => {
      const added = new Map(words.map((word) => [word, [] as [number, number][]]));
      let slot = 0;
      const add = (to: Postings, given: typeof first) => {
        for (const [word, gap, code] of given) {
          slot += gap + 1;
          added.get(word)?.push([slot, code]);
          to.add(word, slot, code);
        }
      };
      const here = new Postings();
      add(here, first);
      const there = new Postings(structuredClone(here.pack()));
      add(there, later);
      for (const word of words) {
        const read = there.read(word);
        expect(listOf(read)).toEqual(added.get(word));
        expect(there.countOf(word)).toBe(added.get(word)?.length);
        const among = Uint32Array.from({ length: 40 }, (_, n) => Math.floor((n * n * slot) / 1500)).sort();
        expect(listAmong(there, word, among)).toEqual(added.get(word)?.filter(([it]) => among.includes(it)));
      }
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('of a word in many texts those among some are read, wherever these begin and end', () => {
  const postings = new Postings();
  for (let slot = 0; slot < 5000; slot += 2) postings.add('genap', slot, slot % 256);
  const among = (...slots: number[]) => listAmong(postings, 'genap', Uint32Array.from(slots));
  expect(among()).toEqual([]);
  const found = [2, 400, 4998].map((slot) => [slot, slot % 256]);
  expect(among(1, 2, 3, 400, 4998, 9000)).toEqual(found);
  expect(among(0)).toEqual([[0, 0]]);
  expect(among(4999)).toEqual([]);
});

test('a word that stands nowhere has no texts', () => {
  expect(listOf(new Postings().read('tiada'))).toEqual([]);
});

test('a hundred thousand words in one text each outgrow the first room', () => {
  const postings = new Postings();
  for (let n = 0; n < 100_000; n += 1) postings.add(`kata${n}`, n, n % 256);
  for (const n of [0, 1, 32_766, 32_767, 99_999]) expect(listOf(postings.read(`kata${n}`))).toEqual([[n, n % 256]]);
});

test('a word in many texts is read whole, over blocks of every size and from segment to segment', () => {
  const postings = new Postings();
  const slots = Array.from({ length: 400_000 }, (_, n) => n * 3 + (n % 2));
  for (const [n, slot] of slots.entries()) {
    postings.add('sering', slot, n % 256);
    if (n % 1000 === 0) postings.add(`jarang${n}`, slot, 1);
  }
  const read = postings.read('sering');
  expect(read.length).toBe(slots.length);
  expect([...read.slots.subarray(0, read.length)]).toEqual(slots);
  expect(read.codes.subarray(0, read.length).every((code, n) => code === n % 256)).toBe(true);
  expect(listOf(postings.read('jarang399000'))).toEqual([[slots[399_000], 1]]);
});
