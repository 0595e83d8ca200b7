import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import {
  addPasskeyOf,
  atDoor,
  type Device,
  enterWith,
  passkeyPages,
  softDevice,
} from '../../../tests/support/passkeys.ts';
import { governmentOf, personWith, testPassword, withRegions } from '../../../tests/support/people.ts';
import { cookiesIn, type TestServer, testServer } from '../../../tests/support/server.ts';
import { codeOf, secretIn } from '../../../tests/support/totp.ts';
import { viewerOfProgram } from '../queries/standing-viewer.ts';
import { userHandleOf } from '../rules/passkey.ts';
import { tables } from '../schema.ts';

let database: TestDatabase;
let server: TestServer;
let strict: TestServer;
type Someone = Awaited<ReturnType<typeof personWith>>;
let maria: Someone;
let sari: Someone;
let phone: Device;
let away = 0;
const MINUTE = 60_000;
// The engine asks the machine's clock, so the server here does too.
const clock = () => new Date(Date.now() + away);

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  server = testServer(database.db, { config: { authRateLimit: true }, clock });
  strict = testServer(database.db, { config: { totpRoles: ['local_admin', 'hub_admin'] }, clock });
  const [province, toba] = [await governmentOf(database.db, '12'), await governmentOf(database.db, '12.12')];
  maria = await personWith(database.db, 'Maria', [{ role: 'local_admin', institutionId: toba }]);
  sari = await personWith(database.db, 'Sari', [{ role: 'coach', institutionId: toba }]);
  await personWith(database.db, 'Hendra', [{ role: 'hub_admin', institutionId: province }]);
});
afterAll(() => database.close());
beforeEach(async () => {
  away = 0;
  await tables(database.db.conn).deleteFrom('auth_rate_limit').execute();
  await tables(database.db.conn).deleteFrom('auth_passkey').execute();
  phone = softDevice();
  await addPasskeyOf(server, await server.cookiesOf('maria@contoh.example'), phone);
});

const last = async (id: string) => (await historyOf(database.db.conn, { kind: 'person', id }))[0];
const sessionsIn = (answer: Response) => answer.headers.getSetCookie().filter((it) => it.includes('session_token'));
const row = () => tables(database.db.conn).selectFrom('auth_passkey').selectAll().executeTakeFirstOrThrow();

describe('a passkey opens the account', () => {
  test('of its owner without address and password, once for an answer', async () => {
    const { cookies, options } = await atDoor(server);
    expect(options).toEqual({
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      rpId: 'localhost',
      userVerification: 'required',
      allowCredentials: [],
    });
    const form = { jawaban: phone.get(options), kembali: '/profil/sesi' };
    const entered = await server.ask(passkeyPages.enter, { cookies, form });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/profil/sesi']);
    expect(entered.headers.getSetCookie().find((it) => it.startsWith('tuntas_passkey='))).toContain('Max-Age=0');
    const profile = await server.ask('/profil', { cookies: cookiesIn(entered) });
    expect(await profile.text()).toContain('maria@contoh.example');
    expect(await row()).toMatchObject({ counter: 1, last_used_at: expect.any(Date) });
    expect(await last(maria.person.id)).toMatchObject({
      event: 'identity.signed_in',
      changes: [{ field: 'by', before: null, after: 'passkey' }],
    });
    away = 5 * MINUTE;
    const replayed = await server.ask(passkeyPages.enter, { cookies, form });
    expect([replayed.status, await replayed.text()]).toEqual([422, expect.stringContaining('Waktunya habis')]);
    expect(sessionsIn(replayed)).toEqual([]);
  });

  test('of two answers to one challenge at once, one', async () => {
    const { cookies, options } = await atDoor(server);
    const answers = await Promise.all(
      [phone.get(options), phone.get(options)].map((jawaban) =>
        server.ask(passkeyPages.enter, { cookies, form: { jawaban } }),
      ),
    );
    expect(answers.map((it) => it.status).sort()).toEqual([303, 422]);
  });

  test('from any tab that waits, and leads nowhere else', async () => {
    const first = await atDoor(server);
    const second = await server.ask('/masuk', { cookies: first.cookies });
    expect(second.headers.getSetCookie().filter((it) => it.startsWith('tuntas_passkey'))).toEqual([]);
    const form = { jawaban: phone.get(first.options), kembali: '//penipu.example' };
    const entered = await server.ask(passkeyPages.enter, { cookies: first.cookies, form });
    expect(entered.headers.get('location')).toBe('/beranda');
    away = 6 * MINUTE;
    const late = await server.ask('/masuk', { cookies: first.cookies });
    expect(cookiesIn(late)).toMatch(/^tuntas_passkey=/);
  });

  test('without the code that the password would be followed by', async () => {
    const cookies = await server.cookiesOf('maria@contoh.example');
    await server.ask('/profil/dua-langkah', { cookies, form: { sandi: testPassword } });
    const secret = secretIn(await (await server.ask('/profil/dua-langkah/pasang', { cookies })).text());
    await server.ask('/profil/dua-langkah/pasang', { cookies, form: { kode: codeOf(secret) } });
    const form = { surel: 'maria@contoh.example', sandi: testPassword };
    expect((await server.ask('/masuk', { form })).headers.get('location')).toContain('/masuk/kode');
    expect((await enterWith(server, phone)).headers.get('location')).toBe('/profil');
    await database.db.pool.query('delete from auth_two_factor');
    await database.db.pool.query('update person set two_factor_enabled = false');
  });

  test('for a role that asks for a second factor, where the password alone does not', async () => {
    const own = await strict.cookiesOf('hendra@contoh.example');
    expect((await strict.ask('/orang', { cookies: own })).headers.get('location')).toBe('/profil/dua-langkah');
    expect((await strict.ask(passkeyPages.list, { cookies: own })).status).toBe(200);
    const key = softDevice();
    await addPasskeyOf(strict, own, key);
    // Whoever proved to own the account and then used a device that verified him has shown both.
    expect((await strict.ask('/orang', { cookies: own })).status).toBe(200);
    const entered = cookiesIn(await enterWith(strict, key));
    expect((await strict.ask('/orang', { cookies: entered })).status).toBe(200);
    const password = await strict.cookiesOf('hendra@contoh.example');
    expect((await strict.ask('/orang', { cookies: password })).headers.get('location')).toBe('/profil/dua-langkah');
  });

  test('also to programs that act for its owner in such a role', async () => {
    const { conn } = database.db;
    const membershipId = maria.memberships[0]?.id as NonNullable<(typeof maria.memberships)[0]>['id'];
    const config = { totpRoles: ['local_admin'] } as unknown as Parameters<typeof viewerOfProgram>[1];
    const by = { membershipId, program: { name: 'Uji', scope: 'read' as const }, ip: '' } as never;
    expect((await viewerOfProgram(conn, config, by))?.acting?.role).toBe('local_admin');
    await tables(conn).deleteFrom('auth_passkey').execute();
    expect((await viewerOfProgram(conn, config, by))?.acting).toBe(null);
  });
});

describe('a passkey opens nothing', () => {
  test.each([
    ['for an answer given at another site', { origin: 'https://hub.penipu.example' }],
    ['at another port of the same host', { origin: 'http://localhost:3001' }],
    ['with a key for another host', { rpId: 'penipu.example' }],
    ['for another challenge', { challenge: 'A'.repeat(43) }],
    ['when the device did not verify its owner', { verified: false }],
    ['for an answer of making a key', { type: 'webauthn.create' }],
    ['in the name of somebody else', { userHandle: userHandleOf('00000000-0000-7000-8000-000000000000' as never) }],
  ])('%s', async (_what, twist) => {
    const answer = await enterWith(server, phone, twist);
    expect([answer.status, sessionsIn(answer)]).toEqual([422, []]);
    expect(await answer.text()).toContain('tidak dapat diterima');
    expect(await row()).toMatchObject({ counter: 0, last_used_at: null });
    expect(await last(maria.person.id)).toMatchObject({
      event: 'identity.sign_in_refused',
      changes: [{ field: 'reason', before: null, after: 'passkey_invalid' }],
    });
  });

  test('when its counter stands still or goes back: there is a copy of the key', async () => {
    expect((await enterWith(server, phone, { counter: 7 })).status).toBe(303);
    for (const counter of [7, 6, 0]) expect((await enterWith(server, phone, { counter })).status).toBe(422);
    expect((await enterWith(server, phone, { counter: 8 })).status).toBe(303);
    expect((await row()).counter).toBe(8);
    const uncounted = softDevice({ counts: false });
    await addPasskeyOf(server, await server.cookiesOf('sari@contoh.example'), uncounted);
    for (let n = 0; n < 2; n += 1) expect((await enterWith(server, uncounted)).status).toBe(303);
  });

  test('with the signature of another key', async () => {
    const other = softDevice();
    await addPasskeyOf(server, await server.cookiesOf('sari@contoh.example'), other);
    const { cookies, options } = await atDoor(server);
    const [own, foreign] = [JSON.parse(phone.get(options)), JSON.parse(other.get(options))];
    own.response.signature = foreign.response.signature;
    const answer = await server.ask(passkeyPages.enter, { cookies, form: { jawaban: JSON.stringify(own) } });
    expect([answer.status, sessionsIn(answer)]).toEqual([422, []]);
  });

  test('of somebody who was deactivated meanwhile', async () => {
    await tables(database.db.conn)
      .updateTable('person')
      .set({ deactivated_at: clock() })
      .where('id', '=', maria.person.id)
      .execute();
    const answer = await enterWith(server, phone);
    expect([answer.status, sessionsIn(answer)]).toEqual([422, []]);
    expect(await answer.text()).toContain('sudah dinonaktifkan');
    await database.db.pool.query('update person set deactivated_at = null');
  });

  test('that nobody registered, after its time, without the cookie, or as a text that is no answer', async () => {
    const stranger = softDevice();
    stranger.create({ challenge: 'x', user: { id: userHandleOf(sari.person.id) } });
    expect(await (await enterWith(server, stranger)).text()).toContain('tidak terdaftar');
    const { cookies, options } = await atDoor(server);
    const form = { jawaban: phone.get(options) };
    expect(await (await server.ask(passkeyPages.enter, { form })).text()).toContain('Waktunya habis');
    const forged = { cookies: 'tuntas_passkey=dipalsukan', form };
    expect(await (await server.ask(passkeyPages.enter, forged)).text()).toContain('Waktunya habis');
    away = 11 * MINUTE;
    expect(await (await server.ask(passkeyPages.enter, { cookies, form })).text()).toContain('Waktunya habis');
    away = 0;
    for (const jawaban of ['', '{', '"a"', '{"id":7}'])
      expect((await server.ask(passkeyPages.enter, { cookies, form: { jawaban } })).status).toBe(422);
    // After a refusal the page asks anew, for the challenge before may be used up.
    const refused = await server.ask(passkeyPages.enter, { cookies, form: { jawaban: '' } });
    expect(cookiesIn(refused)).toMatch(/^tuntas_passkey=/);
    expect((await server.ask(passkeyPages.enter)).headers.get('location')).toBe('/masuk');
  });

  test('after too many attempts from one address, or with one key', async () => {
    const from = { 'x-real-ip': '203.0.113.9' };
    for (let n = 0; n < 60; n += 1) {
      const { cookies } = await atDoor(server);
      await server.ask(passkeyPages.enter, { cookies, form: { jawaban: '' }, headers: from });
    }
    const { cookies, options } = await atDoor(server);
    const form = { jawaban: phone.get(options) };
    const held = await server.ask(passkeyPages.enter, { cookies, form, headers: from });
    expect([held.status, await held.text()]).toEqual([429, expect.stringContaining('Tunggu 60 detik')]);
    for (let n = 0; n < 19; n += 1) await enterWith(server, phone, { verified: false });
    const key = await enterWith(server, phone);
    expect([key.status, await key.text()]).toEqual([429, expect.stringContaining('Tunggu 15 menit')]);
  });
});

test('no fault was told to the operator in all of this', () => {
  expect([...server.faults, ...strict.faults]).toEqual([]);
});
