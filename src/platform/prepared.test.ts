import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import type { Tx } from './db.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.close());

const raw = (tx: Tx) => tx as unknown as Kysely<unknown>;
const planned = async (tx: Tx) => {
  const found = await sql<{ statement: string }>`select statement from pg_prepared_statements order by 1`.execute(
    raw(tx),
  );
  return found.rows.map((row) => row.statement);
};

test('a marked statement is planned once a connection, another each time', async () => {
  await base.db.transact(async (tx) => {
    const numbers: number[] = [];
    for (const n of [1, 2, 3]) {
      const marked = await sql<{ n: number }>`/* prepared */ select ${n}::integer + 1 as n`.execute(raw(tx));
      const plain = await sql<{ n: number }>`select ${n}::integer + 2 as n`.execute(raw(tx));
      numbers.push(marked.rows[0]?.n ?? 0, plain.rows[0]?.n ?? 0);
    }
    expect(numbers).toEqual([2, 3, 3, 4, 4, 5]);
    expect(await planned(tx)).toEqual(['/* prepared */ select $1::integer + 1 as n']);
  });
});

test('a builder marks its statement too', async () => {
  await base.db.transact(async (tx) => {
    const query = (raw(tx) as Kysely<{ instance_setting: { name: string } }>).selectFrom('instance_setting');
    await query.select('name').modifyFront(sql`/* prepared */`).where('name', '=', 'x').execute();
    expect((await planned(tx)).filter((text) => text.includes('"name" = $1'))).toHaveLength(1);
  });
});
