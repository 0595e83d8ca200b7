import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newestMails } from '#platform/mail.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import {
  addPasskeyOf,
  atDoor,
  beginAdding,
  enterWith,
  passkeyPages,
  plantPasskey,
  softDevice,
} from '../../../tests/support/passkeys.ts';
import { governmentOf, personWith, testPassword, withRegions } from '../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { breaches } from '../invariants.ts';
import { tables } from '../schema.ts';
import { takeSecondFactorAway } from './command-line.ts';

let database: TestDatabase;
let server: TestServer;
type Someone = Awaited<ReturnType<typeof personWith>>;
let maria: Someone;
let sari: Someone;
let admin: Someone;
let session = '';
let away = 0;
const MINUTE = 60_000;
// The engine asks the machine's clock, so the server here does too.
const clock = () => new Date(Date.now() + away);

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  server = testServer(database.db, { config: { authRateLimit: true }, clock });
  const [province, toba] = [await governmentOf(database.db, '12'), await governmentOf(database.db, '12.12')];
  maria = await personWith(database.db, 'Maria', [{ role: 'local_admin', institutionId: toba }]);
  sari = await personWith(database.db, 'Sari', [{ role: 'coach', institutionId: toba }]);
  admin = await personWith(database.db, 'Hendra', [{ role: 'hub_admin', institutionId: province }]);
});
afterAll(() => database.close());
beforeEach(async () => {
  away = 0;
  await tables(database.db.conn).deleteFrom('auth_rate_limit').execute();
  await tables(database.db.conn).deleteFrom('auth_passkey').execute();
  session = await server.cookiesOf('maria@contoh.example');
});

const kept = () => tables(database.db.conn).selectFrom('auth_passkey').selectAll().execute();
const onlyId = async () => (await kept())[0]?.id ?? '';
const lastOf = async ({ person }: Someone) =>
  (await historyOf(database.db.conn, { kind: 'person', id: person.id }))[0]?.event;
const lastMail = async (address: string) =>
  (await newestMails(database.db.conn, 50)).find((it) => it.recipient === address)?.subject;

describe('a passkey is added', () => {
  test('by the device for this person alone, is told and listed', async () => {
    const begun = await beginAdding(server, session, ' Ponsel "saya" ');
    expect(begun.options).toMatchObject({
      rp: { id: 'localhost', name: 'Tuntas' },
      user: { name: 'maria@contoh.example', displayName: 'Maria' },
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    });
    expect(begun.options.challenge).toMatch(/^[\w-]{43}$/);
    expect(begun.cookies).not.toContain(begun.options.challenge);
    const jawaban = softDevice().create(begun.options);
    const added = await server.ask(passkeyPages.add, { cookies: begun.cookies, form: { jawaban } });
    expect([added.status, added.headers.get('location')]).toEqual([303, passkeyPages.list]);
    const [row] = await kept();
    expect(row).toMatchObject({
      person_id: maria.person.id,
      name: 'Ponsel "saya"',
      counter: 0,
      transports: 'internal',
    });
    expect(row?.credential_id).toBe(JSON.parse(jawaban).id);
    const html = await (await server.ask(passkeyPages.list, { cookies: session })).text();
    expect(html).toContain('Ponsel &quot;saya&quot;');
    expect(html).toContain('Belum pernah');
    expect(await lastOf(maria)).toBe('identity.passkey_added');
    expect(await lastMail('maria@contoh.example')).toBe('Kunci sandi ditambahkan ke akun Tuntas Anda');
    const profile = await (await server.ask('/profil', { cookies: session })).text();
    expect(profile).toContain('1 kunci sandi');
    const again = await beginAdding(server, session, 'Lain');
    expect(again.options).toMatchObject({
      excludeCredentials: [{ type: 'public-key', id: row?.credential_id, transports: ['internal'] }],
    });
  });

  test('only with a name, and with the password unless one just came in', async () => {
    const begin = (form: Record<string, string>) => server.ask(passkeyPages.list, { cookies: session, form });
    const nameless = await begin({ nama: '  ' });
    expect([nameless.status, await nameless.text()]).toEqual([422, expect.stringContaining('Beri nama kunci sandi')]);
    const long = await begin({ nama: 'a'.repeat(61) });
    expect([long.status, await long.text()]).toEqual([422, expect.stringContaining('terlalu panjang')]);
    away = 11 * MINUTE;
    const silent = await begin({ nama: 'Ponsel' });
    expect([silent.status, await silent.text()]).toEqual([
      422,
      expect.stringMatching(/value="Ponsel"[\s\S]*Kata sandi sekarang tidak cocok/),
    ]);
    const wrong = await begin({ nama: 'Ponsel', sandi: 'bukan-sandinya-ini' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.not.stringContaining('bukan-sandinya-ini')]);
    expect((await begin({ nama: 'Ponsel', sandi: testPassword })).headers.get('location')).toBe(passkeyPages.add);
  });

  test.each([
    ['an answer given at another site', { origin: 'https://hub.penipu.example' }],
    ['a key for another host', { rpId: 'penipu.example' }],
    ['another challenge', { challenge: 'A'.repeat(43) }],
    ['a device that did not verify its owner', { verified: false }],
    ['an answer of signing in', { type: 'webauthn.get' }],
    // A map with x5c: an array of one certificate, which names where to ask whether it was revoked.
    ['a statement of the maker', { format: 'packed', statement: Buffer.from('a163783563814130', 'hex') }],
    ['a format that was not asked for', { format: 'android-safetynet' }],
  ])('not with %s', async (_what, twist) => {
    const answer = await addPasskeyOf(server, session, softDevice(), twist);
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('tidak dapat diterima')]);
    expect(await kept()).toEqual([]);
  });

  test('not with something that is no answer', async () => {
    for (const jawaban of ['', '{', '[]', '{"id":"a"}', JSON.stringify({ id: 'x'.repeat(30_000) })]) {
      const begun = await beginAdding(server, session);
      const answer = await server.ask(passkeyPages.add, { cookies: begun.cookies, form: { jawaban } });
      expect(answer.status).toBe(422);
    }
    expect(await kept()).toEqual([]);
  });

  test('once for a challenge, in its time, in the session that asked', async () => {
    const device = softDevice();
    const begun = await beginAdding(server, session);
    const form = { jawaban: device.create(begun.options) };
    const other = await server.cookiesOf('maria@contoh.example');
    const foreign = `${other}; ${/tuntas_passkey=[^;]+/.exec(begun.cookies)?.[0]}`;
    expect(await (await server.ask(passkeyPages.add, { cookies: foreign, form })).text()).toContain('Waktunya habis');
    away = 11 * MINUTE;
    expect((await server.ask(passkeyPages.add, { cookies: begun.cookies, form })).status).toBe(422);
    away = 0;
    expect((await server.ask(passkeyPages.add, { cookies: begun.cookies, form })).status).toBe(303);
    await tables(database.db.conn).deleteFrom('auth_passkey').execute();
    away = 5 * MINUTE;
    const replayed = await server.ask(passkeyPages.add, { cookies: begun.cookies, form });
    expect([replayed.status, await replayed.text()]).toEqual([422, expect.stringContaining('Waktunya habis')]);
    expect(await kept()).toEqual([]);
    expect((await server.ask(passkeyPages.add, { cookies: session })).headers.get('location')).toBe(passkeyPages.list);
  });

  test('not beyond ten', async () => {
    for (let n = 0; n < 10; n += 1) await addPasskeyOf(server, session, softDevice());
    const html = await (await server.ask(passkeyPages.list, { cookies: session })).text();
    expect(html).toContain('sepuluh kunci sandi');
    expect(html).not.toContain('name="nama"');
    const more = await server.ask(passkeyPages.list, { cookies: session, form: { nama: 'Sebelas' } });
    expect(more.headers.get('location')).toBe(passkeyPages.list);
  });

  test('not at an address where browsers know none', async () => {
    for (const baseUrl of ['http://hub.contoh.example', 'https://192.0.2.7', 'https://[2001:db8::7]']) {
      const plain = testServer(database.db, { config: { baseUrl }, clock });
      expect(await (await plain.ask(passkeyPages.list, { cookies: session })).text()).toContain('lewat alamat https');
      expect(await (await plain.ask('/masuk')).text()).not.toContain('data-passkey');
      expect((await plain.ask(passkeyPages.enter, { form: { jawaban: '' } })).status).toBe(404);
    }
    const named = testServer(database.db, { config: { baseUrl: 'https://hub.contoh.example' }, clock });
    expect((await atDoor(named)).options.rpId).toBe('hub.contoh.example');
    expect((await atDoor(named)).cookies).toMatch(/^tuntas_passkey=/);
  });
});

describe('a passkey that stands', () => {
  test('is renamed by its owner alone', async () => {
    await addPasskeyOf(server, session, softDevice());
    const path = `${passkeyPages.list}/${await onlyId()}`;
    const others = await server.cookiesOf('sari@contoh.example');
    for (const at of [path, `${path}/hapus`]) {
      expect((await server.ask(at, { cookies: others })).status).toBe(404);
      expect((await server.ask(at, { cookies: others, form: { nama: 'Diambil' } })).status).toBe(404);
    }
    const empty = await server.ask(path, { cookies: session, form: { nama: '' } });
    expect(empty.status).toBe(422);
    const done = await server.ask(path, { cookies: session, form: { nama: 'Laptop kantor' } });
    expect(done.headers.get('location')).toBe(passkeyPages.list);
    expect((await kept())[0]?.name).toBe('Laptop kantor');
    expect(await lastOf(maria)).toBe('identity.passkey_renamed');
  });

  test('is removed with the password, or by whoever just came in, and opens nothing any more', async () => {
    const device = softDevice();
    await addPasskeyOf(server, session, device);
    const path = `${passkeyPages.list}/${await onlyId()}/hapus`;
    expect((await enterWith(server, device)).status).toBe(303);
    away = 11 * MINUTE;
    const silent = await server.ask(path, { cookies: session, form: {} });
    expect([silent.status, (await kept()).length]).toEqual([422, 1]);
    const done = await server.ask(path, { cookies: session, form: { sandi: testPassword } });
    expect([done.status, await kept()]).toEqual([303, []]);
    expect(await lastOf(maria)).toBe('identity.passkey_removed');
    expect(await lastMail('maria@contoh.example')).toBe('Kunci sandi dihapus dari akun Tuntas Anda');
    const entered = await enterWith(server, device);
    expect([entered.status, await entered.text()]).toEqual([422, expect.stringContaining('tidak terdaftar')]);
    away = 0;
    await addPasskeyOf(server, session, device);
    const fresh = await server.ask(`${passkeyPages.list}/${await onlyId()}/hapus`, { cookies: session, form: {} });
    expect([fresh.status, await kept()]).toEqual([303, []]);
  });

  test('goes when the account is closed, and does not come back with it', async () => {
    const own = await server.cookiesOf('sari@contoh.example');
    await addPasskeyOf(server, own, softDevice());
    const cookies = await server.cookiesOf('hendra@contoh.example');
    await server.ask(`/orang/${sari.person.id}/nonaktifkan`, { cookies, form: {} });
    expect(await kept()).toEqual([]);
    // One that is there all the same is a fault that an operator is told.
    const detail = await plantPasskey(database.db, sari);
    const fault = { name: 'identity.deactivated_passkeys', subject: sari.person.id, detail };
    expect(await breaches(database.db.conn)).toContainEqual(fault);
    await tables(database.db.conn).deleteFrom('auth_passkey').execute();
    await server.ask(`/orang/${sari.person.id}/aktifkan`, { cookies, form: {} });
    expect(await kept()).toEqual([]);
  });

  test('is taken away with a reason by an admin whom its owner asked, also where there is no app', async () => {
    await addPasskeyOf(server, session, softDevice());
    const cookies = await server.cookiesOf('hendra@contoh.example');
    const html = await (await server.ask(`/orang/${maria.person.id}`, { cookies })).text();
    expect(html).toContain('1 kunci sandi');
    const form = { alasan: 'Ponsel hilang' };
    const done = await server.ask(`/orang/${maria.person.id}/dua-langkah`, { cookies, form });
    expect([done.status, await kept()]).toEqual([303, []]);
    expect((await server.ask('/profil', { cookies: session })).status).toBe(303);
    await addPasskeyOf(server, await server.cookiesOf('hendra@contoh.example'), softDevice());
    const it = { db: database.db, now: clock() };
    expect(await takeSecondFactorAway(it, 'hendra@contoh.example')).toEqual({ ok: true, value: null });
    expect(await takeSecondFactorAway(it, 'hendra@contoh.example')).toEqual({ ok: false, why: 'off' });
    expect(await lastOf(admin)).toBe('identity.second_factor_reset');
  });

  test('no fault was told to the operator in all of this', () => {
    expect(server.faults).toEqual([]);
  });
});
