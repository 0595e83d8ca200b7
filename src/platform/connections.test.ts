import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { openDatabase } from './db.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase({ eager: false });
});
afterEach(() => vi.useRealTimers());
afterAll(() => base.close());

test('a connection outlives a quiet while, but not an hour', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const db = openDatabase(base.db.url, { size: 2, onError: () => {} });
  try {
    await sql`select 1`.execute(db.conn as unknown as Kysely<unknown>);
    vi.advanceTimersByTime(5 * 60_000);
    expect(db.pool.totalCount).toBe(1);
    vi.advanceTimersByTime(60 * 60_000);
    expect(db.pool.totalCount).toBe(0);
  } finally {
    vi.useRealTimers();
    await db.close();
  }
});
