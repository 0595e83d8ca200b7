import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { ownShelf } from '../shelf.ts';
import { Standing } from './standing.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await base.db.pool.query(`insert into search_word (word, skeleton, lexeme, texts) values
    ('pelayanan', 'plynn', 'layan', 2), ('melayani', 'mlyn', 'layan', 1), ('air', 'r', 'air', 3)`);
});
afterAll(() => base.close());

const stampOf = async () => (await new Standing(base.db.conn, ownShelf).now([])).stamp;
const change = () => base.db.pool.query('update search_change set changes = changes + 1 where slot = 1');

test('tells each the words of its lexemes, as people write them', async () => {
  const standing = new Standing(base.db.conn, ownShelf);
  const [one, two] = await Promise.all([standing.now(['layan']), standing.now(['air', 'tiada'])]);
  expect(one.forms.get('layan')).toEqual(['melayani', 'pelayanan']);
  expect([two.forms.get('air'), two.forms.get('tiada')]).toEqual([['air'], undefined]);
});

test('never tells how things stood before somebody came, and asks once for all who came meanwhile', async () => {
  const standing = new Standing(base.db.conn, ownShelf);
  const before = await stampOf();
  const early = standing.now([]);
  await early;
  const running = standing.now([]);
  await change();
  const [first, second] = [standing.now([]), standing.now(['air'])];
  expect((await first).stamp).toBe(before + 1);
  expect(await second).toBe(await first);
  expect(await running).not.toBe(await first);
});

test('a statement that failed fails those who waited for it, and nobody after them', async () => {
  const standing = new Standing(base.db.conn, { ...ownShelf, change: 'search_change_away' });
  await expect(standing.now([])).rejects.toThrow('search_change_away');
  await base.db.pool.query('create view search_change_away as select * from search_change');
  expect((await standing.now([])).stamp).toBe(await stampOf());
  await base.db.pool.query('drop view search_change_away');
});
