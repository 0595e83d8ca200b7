import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { tables } from '../schema.ts';
import { impactCode, impacts, lengthNorm } from './impact.ts';
import { readVector } from './vector.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.close());

test('a vector is read as PostgreSQL writes it', () => {
  const told: [string, number][] = [];
  const places = readVector("'12':4 'layan':1A,7,9 'warga':3B,10", (lexeme, code) => told.push([lexeme, code]));
  expect(told).toEqual([
    ['12', impactCode(0, 0, 1)],
    ['layan', impactCode(1, 0, 2)],
    ['warga', impactCode(0, 1, 1)],
  ]);
  expect(places).toBe(6);
  expect(readVector('', () => expect.unreachable())).toBe(0);
});

type Ranked = { readonly vector: string; readonly rank: number };

/** A text whose words PostgreSQL ranks for these lexemes. */
async function ranked(title: string, summary: string, body: string, lexemes: readonly string[]): Promise<Ranked> {
  const found = await sql<Ranked>`
    with text as (select setweight(to_tsvector('simple', ${title}), 'A') || setweight(to_tsvector('simple', ${summary}), 'B')
      || to_tsvector('simple', ${body}) as words)
    select words::text as vector, ts_rank(words, ${lexemes.join(' | ')}::tsquery, 1) as rank from text`.execute(
    tables(base.db.conn),
  );
  const [row] = found.rows;
  if (!row) throw new Error('one row');
  return row;
}

test.each([
  ['loket', '', '', ['loket']],
  ['loket cepat', 'loket untuk warga', 'warga datang ke loket lalu pulang', ['loket']],
  ['klinik', 'loket loket loket', 'a b c d e', ['loket']],
  ['klinik', 'tanpa', 'loket loket loket loket loket loket loket', ['loket', 'klinik']],
  ['air', 'air air', 'air '.repeat(12), ['air', 'loket']],
  ['tiada', 'apa', 'pun', ['loket']],
])('the weight of words equals ts_rank: %j %j %j', async (title, summary, body, lexemes) => {
  const { vector, rank } = await ranked(title, summary, body, lexemes);
  let sum = 0;
  const places = readVector(vector, (lexeme, code) => {
    if (lexemes.includes(lexeme)) sum += impacts[code] ?? 0;
  });
  expect(sum / lexemes.length / lengthNorm(places)).toBeCloseTo(rank, 6);
});
