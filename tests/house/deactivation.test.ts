import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { governmentOf, personWith, withRegions } from '../support/people.ts';
import { testServer } from '../support/server.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
});
afterAll(() => database.close());

test('deactivation keeps what a person did: the name stays in the log, and on the page of the person', async () => {
  const server = testServer(database.db, { clock: () => new Date() });
  const province = await governmentOf(database.db, '12');
  const samosir = await governmentOf(database.db, '12.17');
  const admin = await personWith(database.db, 'Hotma', [{ role: 'local_admin', institutionId: samosir }]);
  const hub = await personWith(database.db, 'Rosma', [{ role: 'hub_admin', institutionId: province }]);
  const hotma = await server.cookiesOf('hotma@contoh.example');
  const form = { instansi: samosir, peran: 'leader', surel: 'bupati@contoh.example' };
  expect((await server.ask('/undangan/baru', { cookies: hotma, form })).status).toBe(303);
  const cookies = await server.cookiesOf('rosma@contoh.example');
  const own = `/orang/${admin.person.id}`;
  expect((await server.ask(`${own}/nonaktifkan`, { cookies, method: 'POST' })).status).toBe(303);
  expect((await server.ask('/profil', { cookies: hotma })).status).toBe(303);
  await expect(server.cookiesOf('hotma@contoh.example')).rejects.toThrow('could not sign in');
  const page = await (await server.ask(own, { cookies })).text();
  expect(page).toContain('catatan dan perannya tetap tersimpan');
  expect(page).toContain('Pemerintah Kabupaten Samosir');
  const log = await (await server.ask(`/catatan?cari=${admin.person.id}`, { cookies })).text();
  expect(log).toContain('Hotma, Admin lokal');
  expect(log).toContain('bupati@contoh.example');
  expect(await (await server.ask('/undangan', { cookies })).text()).toContain('oleh Hotma');
  expect(hub.acting?.role).toBe('hub_admin');
  expect(server.faults).toEqual([]);
});
