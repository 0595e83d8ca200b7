import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newestMails } from '#platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import {
  governmentOf,
  personWith,
  testConfig,
  testPassword,
  unitIn,
  withRegions,
} from '../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { tables } from '../schema.ts';
import { resetPasswordLink } from './command-line.ts';
import { forgetExpired } from './expiry.ts';

let database: TestDatabase;
let server: TestServer;
type Someone = Awaited<ReturnType<typeof personWith>>;
let sari: Someone;
let clock = () => new Date();
const HOUR_MS = 60 * 60 * 1000;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  server = testServer(database.db, { config: { authRateLimit: true }, clock: () => clock() });
  const [province, toba] = [await governmentOf(database.db, '12'), await governmentOf(database.db, '12.12')];
  const unitId = await unitIn(database.db, toba, 'SD Contoh');
  sari = await personWith(database.db, 'Sari', [{ role: 'innovator', institutionId: toba, unitId }]);
  await personWith(database.db, 'Maria', [{ role: 'local_admin', institutionId: toba }]);
  await personWith(database.db, 'Hendra', [{ role: 'hub_admin', institutionId: province }]);
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = () => new Date();
  await tables(database.db.conn).deleteFrom('auth_rate_limit').execute();
  await tables(database.db.conn).deleteFrom('email_change').execute();
  await database.db.pool.query('delete from mail_message');
  await database.db.pool.query('update person set email = $1 where id = $2', ['sari@contoh.example', sari.person.id]);
});

const ask = (cookies: string, surel: string, sandi = testPassword) =>
  server.ask('/profil/surel', { cookies, form: { surel, sandi } });
const mailsTo = async (address: string) =>
  (await newestMails(database.db.conn, 50)).filter((it) => it.recipient === address);
const linkIn = async (address: string) =>
  /http:\/\/localhost:3000(\/ganti-surel\?token=[\w-]+)/.exec((await mailsTo(address))[0]?.bodyText ?? '')?.[1] ?? '';
const answer = async (address: string, jawab: string, cookies?: string) => {
  const token = (await linkIn(address)).split('=')[1] ?? '';
  return server.ask('/ganti-surel', { cookies, form: { token, jawab } });
};
const emailNow = async () => {
  const found = await tables(database.db.conn)
    .selectFrom('person')
    .select('email')
    .where('id', '=', sari.person.id)
    .executeTakeFirstOrThrow();
  return found.email;
};
const signIn = (by = server) => by.cookiesOf('sari@contoh.example');

describe('an address changes when both mailboxes agreed', () => {
  test.each([
    ['the old one first', ['sari@contoh.example', 'sari.baru@contoh.example']],
    ['the new one first', ['sari.baru@contoh.example', 'sari@contoh.example']],
  ])('%s', async (_name, [first = '', second = '']) => {
    const [cookies, elsewhere] = [await signIn(), await signIn()];
    const asked = await ask(cookies, ' Sari.Baru@contoh.example ');
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/profil/surel']);
    const waiting = await (await server.ask('/profil/surel', { cookies })).text();
    expect(waiting.match(/Belum menjawab/g)).toHaveLength(2);
    const question = await server.ask(await linkIn(first));
    expect([question.status, await question.text()]).toEqual([200, expect.stringContaining('atas nama Sari')]);
    // A mail program that opens links by itself has agreed to nothing.
    expect(await emailNow()).toBe('sari@contoh.example');
    const one = await answer(first, 'setuju');
    expect([one.status, await one.text()]).toEqual([200, expect.stringContaining('Persetujuan Anda tercatat')]);
    expect(await (await answer(first, 'setuju')).text()).toContain('Persetujuan Anda tercatat');
    expect(await emailNow()).toBe('sari@contoh.example');
    const both = await answer(second, 'setuju', cookies);
    expect(await both.text()).toContain('Alamat surel sudah berganti');
    expect(await emailNow()).toBe('sari.baru@contoh.example');
    // The browser that answered stays in, the other one is out.
    expect((await server.ask('/profil', { cookies })).status).toBe(200);
    expect((await server.ask('/profil', { cookies: elsewhere })).status).toBe(303);
    await expect(signIn()).rejects.toThrow('could not sign in');
    expect(await server.cookiesOf('sari.baru@contoh.example')).toContain('session_token');
    expect((await server.ask(await linkOf(first))).status).toBe(410);
    for (const address of [first, second])
      expect((await mailsTo(address))[0]?.subject).toBe('Alamat surel akun Tuntas Anda sudah berganti');
    const wanted = { field: 'email', before: 'sari@contoh.example', after: 'sari.baru@contoh.example' };
    const change = (await historyOf(database.db.conn, { kind: 'person', id: sari.person.id })).find(
      (it) => it.event === 'identity.email_changed',
    );
    expect(change?.changes).toEqual([wanted]);
  });

  test('and links for a new password that lie in the old mailbox are dead then', async () => {
    const it = { db: database.db, config: testConfig, baseUrl: 'http://localhost:3000', now: new Date() };
    const link = await resetPasswordLink(it, 'sari@contoh.example');
    const path = link.ok ? link.value.replace('http://localhost:3000', '') : '';
    expect((await server.ask(path)).status).toBe(200);
    await ask(await signIn(), 'sari.baru@contoh.example');
    await answer('sari@contoh.example', 'setuju');
    await answer('sari.baru@contoh.example', 'setuju');
    expect((await server.ask(path)).status).toBe(410);
  });
});

/** The link that stood in the first letter to this address which had one. */
async function linkOf(address: string): Promise<string> {
  const letter = (await mailsTo(address)).find((it) => it.bodyText.includes('/ganti-surel?token='));
  return /(\/ganti-surel\?token=[\w-]+)/.exec(letter?.bodyText ?? '')?.[1] ?? '';
}

test('either mailbox can refuse, which ends it', async () => {
  for (const address of ['sari@contoh.example', 'sari.baru@contoh.example']) {
    await ask(await signIn(), 'sari.baru@contoh.example');
    const link = await linkOf(address);
    expect(await (await server.ask(`${link}&jawab=tolak`)).text()).toContain('Tolak penggantian alamat surel?');
    expect(await (await answer(address, 'tolak')).text()).toContain('Penggantian alamat ditolak');
    expect((await server.ask(link)).status).toBe(410);
    expect(await emailNow()).toBe('sari@contoh.example');
  }
});

test('the link is dead after a day, and one can ask again', async () => {
  const cookies = await signIn();
  await ask(cookies, 'sari.baru@contoh.example');
  const link = await linkOf('sari@contoh.example');
  const later = new Date(Date.now() + 24 * HOUR_MS);
  clock = () => later;
  const dead = await server.ask(link);
  expect([dead.status, await dead.text()]).toEqual([410, expect.stringContaining('Tautan sudah lewat waktunya')]);
  const form = { token: link.split('=')[1] ?? '', jawab: 'setuju' };
  expect((await server.ask('/ganti-surel', { form })).status).toBe(410);
  expect((await ask(cookies, 'sari.lain@contoh.example')).status).toBe(303);
  await database.db.transact((tx) => forgetExpired(tx, new Date(later.getTime() + 24 * HOUR_MS)));
  const outcomes = await tables(database.db.conn).selectFrom('email_change').select('outcome').execute();
  expect(outcomes).toEqual([{ outcome: 'expired' }, { outcome: 'expired' }]);
});

test('one question at a time; it can be taken back', async () => {
  const cookies = await signIn();
  await ask(cookies, 'sari.baru@contoh.example');
  const link = await linkOf('sari.baru@contoh.example');
  expect((await ask(cookies, 'sari.lain@contoh.example')).headers.get('location')).toBe('/profil/surel');
  expect(await mailsTo('sari.lain@contoh.example')).toEqual([]);
  expect((await server.ask('/profil/surel/batal', { method: 'POST', cookies })).status).toBe(303);
  expect((await server.ask(link)).status).toBe(410);
  expect(await (await server.ask('/profil/surel', { cookies })).text()).toContain('Alamat surel baru');
});

test('an address that has an account shows in no answer, and its owner alone is told', async () => {
  const cookies = await signIn();
  const page = async (surel: string) => {
    const asked = await ask(cookies, surel);
    const waiting = await (await server.ask('/profil/surel', { cookies })).text();
    await server.ask('/profil/surel/batal', { method: 'POST', cookies });
    return [asked.status, waiting.replaceAll(surel, '…').replaceAll(/\d+\.\d+(?= WIB)/g, '…')];
  };
  const free = await page('bebas@contoh.example');
  expect(await page('maria@contoh.example')).toEqual(free);
  const letter = (await mailsTo('maria@contoh.example'))[0]?.bodyText ?? '';
  expect(letter).toContain('Alamat ini sudah dipakai akun Anda');
  expect(letter).not.toContain('/ganti-surel');
});

test('wrong input keeps the address and tells at the field', async () => {
  const cookies = await signIn();
  const wrong = await ask(cookies, 'sari.baru@contoh.example', 'bukan-sandinya-ini');
  const html = await wrong.text();
  expect([wrong.status, html]).toEqual([422, expect.stringContaining('Kata sandi sekarang tidak cocok.')]);
  expect(html).toContain('value="sari.baru@contoh.example"');
  expect(html).not.toContain('bukan-sandinya-ini');
  const bad = await ask(cookies, 'sari@', '');
  expect([bad.status, await bad.text()]).toEqual([422, expect.stringContaining('id="f-surel-error"')]);
  expect(await (await ask(cookies, 'sari@contoh.example')).text()).toContain('Ini alamat Anda sekarang.');
  expect((await server.ask('/ganti-surel?token=salah')).status).toBe(410);
  expect((await server.ask('/ganti-surel', { form: { token: 'x', jawab: 'lain' } })).status).toBe(404);
});

test('is asked five times in a quarter of an hour at most', async () => {
  const cookies = await signIn();
  for (let n = 0; n < 5; n += 1) {
    expect((await ask(cookies, `sari.${n}@contoh.example`)).status).toBe(303);
    await server.ask('/profil/surel/batal', { method: 'POST', cookies });
  }
  expect((await ask(cookies, 'sari.5@contoh.example')).status).toBe(429);
});

test('the tokens stand in the mails alone', async () => {
  await ask(await signIn(), 'sari.baru@contoh.example');
  const kept = await tables(database.db.conn).selectFrom('email_change').selectAll().execute();
  for (const address of ['sari@contoh.example', 'sari.baru@contoh.example'])
    expect(JSON.stringify(kept)).not.toContain((await linkOf(address)).split('=')[1]);
});

describe('where the old mailbox is lost', () => {
  const path = () => `/orang/${sari.person.id}/surel`;

  test('the admin of the institution agrees in its place, with a reason that both addresses read', async () => {
    await ask(await signIn(), 'sari.baru@contoh.example');
    const cookies = await server.cookiesOf('maria@contoh.example');
    expect(await (await server.ask(`/orang/${sari.person.id}`, { cookies })).text()).toContain(
      'Menunggu pindah ke alamat sari.baru@contoh.example',
    );
    expect((await server.ask(path(), { cookies })).status).toBe(200);
    const empty = await server.ask(path(), { cookies, form: { alasan: ' ' } });
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('Tulis alasannya.')]);
    const taken = await server.ask(path(), { cookies, form: { alasan: 'Kotak surat lama ditutup.' } });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `/orang/${sari.person.id}`]);
    expect(await emailNow()).toBe('sari@contoh.example');
    for (const address of ['sari@contoh.example', 'sari.baru@contoh.example'])
      expect((await mailsTo(address))[0]?.bodyText).toContain('Maria menyetujui');
    const events = await historyOf(database.db.conn, { kind: 'person', id: sari.person.id });
    expect(events[0]).toMatchObject({ event: 'identity.email_change_stood_in', personName: 'Maria' });
    expect(events[0]?.changes).toContainEqual({ field: 'reason', before: null, after: 'Kotak surat lama ditutup.' });
    const token = (await linkOf('sari.baru@contoh.example')).split('=')[1] ?? '';
    await server.ask('/ganti-surel', { form: { token, jawab: 'setuju' } });
    expect(await emailNow()).toBe('sari.baru@contoh.example');
  });

  test('nobody does so for an account that holds a role out of his reach, or for himself', async () => {
    const hendra = await server.cookiesOf('hendra@contoh.example');
    await server.ask('/profil/surel', { cookies: hendra, form: { surel: 'h@contoh.example', sandi: testPassword } });
    const found = await database.db.pool.query<{ id: string }>("select id from person where name = 'Hendra'");
    const own = `/orang/${found.rows[0]?.id}/surel`;
    const itself = await server.ask(own, { cookies: hendra, form: { alasan: 'Sendiri.' } });
    expect([itself.status, await itself.text()]).toEqual([422, expect.stringContaining('Ini akun Anda sendiri')]);
    const maria = await server.cookiesOf('maria@contoh.example');
    expect((await server.ask(own, { cookies: maria, form: { alasan: 'Coba.' } })).status).toBe(404);
  });
});

test('no fault was told to the operator in all of this', () => {
  expect(server.faults).toEqual([]);
});
