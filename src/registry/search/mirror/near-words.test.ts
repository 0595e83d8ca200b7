import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#platform/db.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { tables } from '../schema.ts';
import { skeletonOf } from '../words.ts';
import { NearWords, packWords, triplesOf } from './near-words.ts';

let base: TestDatabase;
let db: Database;
beforeAll(async () => {
  base = await testDatabase();
  db = base.db;
});
afterAll(() => base.close());

const known = [
  { word: 'sepeda', texts: 3 },
  { word: 'sepadan', texts: 40 },
  { word: 'spasi', texts: 40 },
  { word: 'élan', texts: 2 },
  { word: 'bagus', texts: 7 },
  { word: 'bgs', texts: 7 },
];

test('finds words by the triples they share, the most alike first, and by their consonants', () => {
  const words = new NearWords(packWords(known));
  expect(words.near('sepada', 9).map((it) => it.word)).toEqual(['sepadan', 'sepeda']);
  expect(words.near('bogus', 9)).toEqual([
    { word: 'bagus', texts: 7 },
    { word: 'bgs', texts: 7 },
  ]);
  expect(words.near('sepada', 1).map((it) => it.word)).toEqual(['sepadan', 'sepeda']);
  expect(words.near('xyz', 9)).toEqual([]);
});

test('knows in how many texts a word stands', () => {
  const words = new NearWords(packWords(known));
  expect(['bagus', 'élan', 'a', 'zz', 'sepeda'].map((word) => words.textsOf(word))).toEqual([7, 2, 0, 0, 3]);
  const none = new NearWords(packWords([]));
  expect([none.textsOf('bagus'), none.near('bagus', 9)]).toEqual([0, []]);
});

test('finds words that share triples however far apart they stand', () => {
  const far = ['aqueduk', 'mqueduk', 'zqueduk'];
  const between = Array.from({ length: 40_000 }, (_, n) => `${n % 2 === 0 ? 'b' : 'n'}${n}`);
  const words = new NearWords(packWords([...far, ...between].map((word) => ({ word, texts: 1 }))));
  expect(words.near('queduk', 9).map((it) => it.word)).toEqual(far);
  expect(words.near('b39998', 1).map((it) => it.word)).toContain('b39998');
});

const letters = fc.stringMatching(/^[abdeiknps]{3,9}$/);

test('names the same words as PostgreSQL, in the same order of likeness', async () => {
  const vocabulary = fc.uniqueArray(letters, { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(vocabulary, letters, async (all, typed) => {
      const drawn = all.map((word, n) => ({ word, texts: 1 + (n % 3) }));
      const found = await sql<{ word: string }>`
        (select word from unnest(${all}::text[], ${drawn.map((it) => it.texts)}::integer[]) as v(word, texts)
          where word % ${typed} order by similarity(word, ${typed}) desc, texts desc, word collate "C" limit 5)`.execute(
        tables(db.conn),
      );
      const same = drawn
        .filter((it) => skeletonOf(it.word) === skeletonOf(typed))
        .sort((a, b) => b.texts - a.texts || (a.word < b.word ? -1 : 1))
        .slice(0, 5);
      const expected = new Set([...found.rows, ...same].map((it) => it.word));
      expect(new NearWords(packWords(drawn)).near(typed, 5).map((it) => it.word)).toEqual([...expected]);
    }),
    { numRuns: 200 },
  );
});

test('makes the triples that pg_trgm makes', async () => {
  const found = await sql<{ triples: string[] }>`select show_trgm('sepsep') as triples`.execute(tables(db.conn));
  expect([...triplesOf('sepsep')].sort()).toEqual([...(found.rows[0]?.triples ?? [])].sort());
});
