import { afterEach, expect, test } from 'vitest';
import type { Conn } from './db.ts';
import { keepFrom, kept } from './kept.ts';

afterEach(() => keepFrom(Number.POSITIVE_INFINITY));

const connOf = () => ({}) as Conn;
const asking = (conn: Conn, question: string, most = 10) => {
  const seen = { reckoned: 0, atOnce: 0, most: 0 };
  const ask = (asked = question) =>
    kept(conn, { kind: 'uji', question: asked, most }, async () => {
      seen.reckoned += 1;
      seen.atOnce += 1;
      seen.most = Math.max(seen.most, seen.atOnce);
      await new Promise((go) => setImmediate(go));
      seen.atOnce -= 1;
      return seen.reckoned;
    });
  return { ask, seen };
};

test('what is slow to reckon is reckoned once and kept, what is quick each time', async () => {
  keepFrom(-1);
  const slow = asking(connOf(), 'lambat');
  expect([await slow.ask(), await slow.ask(), await slow.ask()]).toEqual([1, 1, 1]);
  keepFrom(Number.POSITIVE_INFINITY);
  const quick = asking(connOf(), 'cepat');
  expect([await quick.ask(), await quick.ask(), await quick.ask()]).toEqual([1, 2, 3]);
});

test('one database is told nothing of another', async () => {
  keepFrom(-1);
  const [here, there] = [asking(connOf(), 'sama'), asking(connOf(), 'sama')];
  expect([await here.ask(), await there.ask(), here.seen.reckoned, there.seen.reckoned]).toEqual([1, 1, 1, 1]);
});

test('a kind that was slow is reckoned in a line, and who waits takes what was reckoned meanwhile', async () => {
  keepFrom(-1);
  const { ask, seen } = asking(connOf(), 'a');
  await ask('lama');
  expect(await Promise.all([ask('a'), ask('a'), ask('b'), ask('a')])).toEqual([2, 2, 3, 2]);
  expect([seen.reckoned, seen.most]).toEqual([3, 1]);
});

test('no more than so many are kept, the newest', async () => {
  keepFrom(-1);
  const { ask, seen } = asking(connOf(), 'a', 2);
  for (const question of ['a', 'b', 'c', 'c', 'b', 'a']) await ask(question);
  expect(seen.reckoned).toBe(4);
});
