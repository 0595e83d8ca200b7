import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import type { InnovationId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { descendantsOf, listExchanges, rootOf } from './queries.ts';

let database: TestDatabase;
let server: TestServer;
const ids = {} as Record<'deli' | 'nias' | 'toba' | 'hidden' | 'second' | 'lone', InnovationId>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const planter = new Planter(db);
  const places = new Map<string, InstitutionId>();
  for (const code of ['12.07', '12.04', '12.12']) places.set(code, await governmentOf(db, code));
  const add = async (
    name: keyof typeof ids,
    code: string,
    origin: InnovationId | null,
    state: 'published' | 'draft' = 'published',
  ) => {
    const institutionId = places.get(code) as InstitutionId;
    ids[name] = await planter.innovation({ institutionId, state, content: { title: `Sepeda ${name}` } });
    if (origin)
      await db.pool.query('insert into innovation_lineage (innovation_id, origin_innovation_id) values ($1, $2)', [
        ids[name],
        origin,
      ]);
  };
  await add('deli', '12.07', null);
  await add('nias', '12.04', ids.deli);
  await add('toba', '12.12', ids.nias);
  await add('hidden', '12.12', ids.deli, 'draft');
  await add('second', '12.07', ids.deli);
  await add('lone', '12.12', null);
  server = testServer(db);
});
afterAll(() => database.close());

const page = async (path: string) => (await server.ask(path)).text();

test('a tree stands from the oldest public ancestor, without what is not public', async () => {
  const { conn } = database.db;
  expect(await rootOf(conn, ids.toba)).toBe(ids.deli);
  expect((await descendantsOf(conn, ids.deli)).map((it) => it.title)).toEqual([
    'Sepeda deli',
    'Sepeda nias',
    'Sepeda second',
    'Sepeda toba',
  ]);
  const shown = await page(`/inovasi/${ids.toba}/replikasi/silsilah`);
  for (const told of ['<svg', 'Sepeda nias', 'Kabupaten Nias']) expect(shown).toContain(told);
  expect(shown).not.toContain('Sepeda hidden');
  expect(await page(`/inovasi/${ids.deli}/replikasi/silsilah/unduh.csv`)).not.toContain('hidden');
  expect((await server.ask(`/inovasi/${ids.hidden}/replikasi/silsilah`)).status).toBe(404);
  expect(await page(`/inovasi/${ids.lone}/replikasi/silsilah`)).toContain('Belum ada replikasi yang terbit');
});

test('a circle behind the back of the house ends', async () => {
  await database.db.pool.query('insert into innovation_lineage (innovation_id, origin_innovation_id) values ($1, $2)', [
    ids.deli,
    ids.toba,
  ]);
  expect((await server.ask(`/inovasi/${ids.deli}/replikasi/silsilah`)).status).toBe(200);
  await database.db.pool.query('delete from innovation_lineage where innovation_id = $1', [ids.deli]);
});

test('who gives and who takes counts copies between institutions, each region once', async () => {
  const all = { province: null, words: '' };
  const { rows, total } = await listExchanges(database.db.conn, all, { size: 10, offset: 0 });
  const told = rows.map((it) => [it.regionCode, it.given, it.givenRegions, it.taken]);
  expect(told).toEqual([
    ['12.04', 1, 1, 1],
    ['12.07', 1, 1, 0],
    ['12.12', 0, 0, 1],
  ]);
  expect(total).toBe(3);
  const none = { province: '11', words: '' };
  expect((await listExchanges(database.db.conn, none, { size: 10, offset: 0 })).total).toBe(0);
  expect((await server.ask('/saling-belajar?provinsi=xx&q=%25&hal=abc')).status).toBe(200);
  expect(await page('/saling-belajar')).toContain('Saling belajar');
  expect((await server.ask('/saling-belajar?hal=9')).status).toBe(303);
});
