import { afterEach, expect, test } from 'vitest';
import type { Conn } from '#platform/db.ts';
import { keepFrom, keptRows } from './kept.ts';

afterEach(() => keepFrom(Number.POSITIVE_INFINITY));

async function countsOf(key: string): Promise<number> {
  const conn = {} as Conn;
  let counts = 0;
  const count = async () => {
    counts += 1;
    return [{ of: {}, value: counts }];
  };
  for (let n = 0; n < 3; n += 1) await keptRows(conn, key, count);
  return counts;
}

test('what is slow to count is counted once and kept, what is quick each time', async () => {
  keepFrom(-1);
  expect(await countsOf('slow')).toBe(1);
  keepFrom(Number.POSITIVE_INFINITY);
  expect(await countsOf('quick')).toBe(3);
});

test('one database is told nothing of another', async () => {
  keepFrom(-1);
  expect([await countsOf('same'), await countsOf('same')]).toEqual([1, 1]);
});
