import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { historyOf, seal, verifyChain } from '#audit/index.ts';
import { newestMails } from '#platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, unitIn, withRegions } from '../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { tables } from '../schema.ts';
import { closeSupportViews } from './support-view.ts';

let database: TestDatabase;
let server: TestServer;
type Someone = Awaited<ReturnType<typeof personWith>>;
let sari: Someone;
let ratna: Someone;
let other: Someone;
let away = 0;
const clock = () => new Date(Date.now() + away);
const MINUTE_MS = 60 * 1000;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  server = testServer(database.db, { clock });
  const [province, toba] = [await governmentOf(database.db, '12'), await governmentOf(database.db, '12.12')];
  const unitId = await unitIn(database.db, toba, 'SD Contoh');
  sari = await personWith(database.db, 'Sari', [{ role: 'innovator', institutionId: toba, unitId }]);
  ratna = await personWith(database.db, 'Ratna', [{ role: 'system_admin', institutionId: province }]);
  other = await personWith(database.db, 'Sistem Lain', [{ role: 'system_admin', institutionId: province }]);
  await personWith(database.db, 'Hendra', [{ role: 'hub_admin', institutionId: province }]);
});
afterAll(() => database.close());
beforeEach(async () => {
  away = 0;
  await tables(database.db.conn).deleteFrom('support_view').execute();
});

const asked = (who: Someone) => `/orang/${who.person.id}/lihat-sebagai`;
const signIn = () => server.cookiesOf('ratna@contoh.example');
const begin = (cookies: string, who = sari, alasan = 'Berkas tidak tampak.') =>
  server.ask(asked(who), { cookies, form: { alasan } });
const html = async (path: string, cookies: string) => (await server.ask(path, { cookies })).text();

test('shows what the person sees for a quarter of an hour, and then one’s own again', async () => {
  const cookies = await signIn();
  expect(await html('/profil', cookies)).toContain('ratna@contoh.example');
  expect((await begin(cookies)).headers.get('location')).toBe('/beranda');
  const profile = await html('/profil', cookies);
  expect(profile).toContain('sari@contoh.example');
  expect(profile).not.toContain('ratna@contoh.example');
  expect((await server.ask('/orang', { cookies })).status).toBe(404);
  away = 15 * MINUTE_MS - 1000;
  expect(await html('/profil', cookies)).toContain('sari@contoh.example');
  away = 15 * MINUTE_MS + 1000;
  expect(await html('/profil', cookies)).toContain('ratna@contoh.example');
  expect((await server.ask('/orang', { cookies })).status).toBe(200);
  await database.db.transact((tx) => closeSupportViews(tx, clock()));
  const [last] = await historyOf(database.db.conn, { kind: 'person', id: sari.person.id });
  expect(last?.event).toBe('identity.support_view_ended');
  expect(await database.db.transact((tx) => closeSupportViews(tx, clock()))).toBe(0);
});

test('is another session’s own matter: only the one that began it looks through the person’s eyes', async () => {
  const [cookies, elsewhere] = [await signIn(), await signIn()];
  await begin(cookies);
  expect(await html('/profil', elsewhere)).toContain('ratna@contoh.example');
  expect(await html('/profil', await server.cookiesOf('sari@contoh.example'))).not.toContain('Anda melihat sebagai');
});

test('a form answers that nothing was saved; signing out waits for the end', async () => {
  const cookies = await signIn();
  await begin(cookies);
  const answer = await server.ask('/profil/nama', { cookies, form: { nama: 'Diganti', bahasa: 'id' } });
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('Tidak ada yang disimpan.')]);
  expect((await server.ask('/keluar', { cookies, method: 'POST' })).status).toBe(403);
  const ended = await server.ask('/akhiri-lihat-sebagai', { cookies, method: 'POST' });
  expect(ended.headers.get('location')).toBe(`/orang/${sari.person.id}`);
  expect((await server.ask('/keluar', { cookies, method: 'POST' })).status).toBe(303);
});

test('the person is told by mail and on the profile: by whom, when and why', async () => {
  const cookies = await signIn();
  await begin(cookies, sari, 'Diminta lewat telepon.');
  const [mail] = (await newestMails(database.db.conn, 50)).filter((it) => it.recipient === 'sari@contoh.example');
  expect(mail?.subject).toBe('Administrator sistem melihat Tuntas sebagai Anda');
  expect(mail?.bodyText).toContain('Diminta lewat telepon.');
  const own = await html('/profil', await server.cookiesOf('sari@contoh.example'));
  expect(own).toContain('Dilihat oleh administrator');
  expect(own).toContain('Diminta lewat telepon.');
  expect(own).toContain('Ratna');
});

test('needs a reason, and is not for oneself, one’s own kind or a closed account', async () => {
  const cookies = await signIn();
  const without = await begin(cookies, sari, ' ');
  expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('Tulis alasannya.')]);
  expect((await begin(cookies, sari, 'x'.repeat(301))).status).toBe(422);
  const kinds: [Someone, string][] = [
    [ratna, 'Ini akun Anda sendiri.'],
    [other, 'Orang ini juga administrator sistem.'],
  ];
  for (const [who, why] of kinds) {
    const refused = await begin(cookies, who);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(why)]);
  }
  const hendra = await server.cookiesOf('hendra@contoh.example');
  expect((await begin(hendra)).status).toBe(404);
  expect(await html(`/orang/${sari.person.id}`, hendra)).not.toContain('Lihat sebagai');
  expect(await tables(database.db.conn).selectFrom('support_view').select('id').execute()).toEqual([]);
});

test('ends at once where its grounds fall: role lost, account closed, or the person runs the system too', async () => {
  const cookies = await signIn();
  const { pool } = database.db;
  const grounds: [string, string][] = [
    [`update person set deactivated_at = now() where id = '${sari.person.id}'`, 'deactivated_at = null'],
    [`update membership set role = 'system_admin' where person_id = '${sari.person.id}'`, "role = 'innovator'"],
  ];
  for (const [change, back] of grounds) {
    await tables(database.db.conn).deleteFrom('support_view').execute();
    await begin(cookies);
    expect(await html('/profil', cookies)).toContain('sari@contoh.example');
    await pool.query(change);
    expect(await html('/profil', cookies)).toContain('ratna@contoh.example');
    await pool.query(change.replace(/set .* where/, `set ${back} where`));
  }
  await pool.query(`update membership set ended_at = now() where person_id = '${ratna.person.id}'`);
  expect(await html('/profil', cookies)).toContain('ratna@contoh.example');
  await pool.query(`update membership set ended_at = null where person_id = '${ratna.person.id}'`);
});

test('the chain holds events with and without a second name', async () => {
  while ((await database.db.transact((tx) => seal(tx, clock()))) > 0);
  expect(await verifyChain(database.db.conn)).toMatchObject({ ok: true, unsealed: 0 });
});
