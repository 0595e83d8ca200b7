import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { statement, type Tx } from './db.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase({ eager: false });
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

test('a statement is built once and asked with other values', async () => {
  let builds = 0;
  const sums = statement<{ a: number; b: number }, { sum: number; again: number }>((_, { a, b }) => {
    builds += 1;
    return sql`select ${a}::integer + ${b}::integer as sum, ${a}::integer as again, ${'x'}::text as constant`;
  });
  await base.db.transact(async (tx) => {
    expect(await sums(tx, { a: 1, b: 2 })).toEqual([{ sum: 3, again: 1, constant: 'x' }]);
    expect(await sums(tx, { b: 10, a: 5 })).toEqual([{ sum: 15, again: 5, constant: 'x' }]);
    expect((await planned(tx)).filter((text) => text.includes('as again'))).toHaveLength(1);
  });
  expect(builds).toBe(1);
});

test('a builder with parts can be a statement', async () => {
  type Settings = { instance_setting: { name: string; value: unknown } };
  const named = statement<{ name: string }, { name: string }>((conn, { name }) =>
    (conn as unknown as Kysely<Settings>).selectFrom('instance_setting').select('name').where('name', '=', name),
  );
  await base.db.transact(async (tx) => {
    await sql`insert into instance_setting (name, value) values ('test.statement', '1')`.execute(raw(tx));
    expect(await named(tx, { name: 'test.statement' })).toEqual([{ name: 'test.statement' }]);
    expect(await named(tx, { name: 'test.nothing' })).toEqual([]);
  });
});
