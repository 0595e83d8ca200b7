import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { type OidcProvider, oidcProvider, type ProviderPerson, ssoSettings } from '../../../tests/support/oidc.ts';
import {
  governmentOf,
  personWith,
  testConfig,
  testPassword,
  unitIn,
  withRegions,
} from '../../../tests/support/people.ts';
import { cookiesIn, HERE, type TestServer, testServer } from '../../../tests/support/server.ts';
import { codeOf, secretIn } from '../../../tests/support/totp.ts';
import type { InstitutionId, UnitId, Viewer } from '../model.ts';
import { tables } from '../schema.ts';
import { invite } from './invitations.ts';

let database: TestDatabase;
let provider: OidcProvider;
let server: TestServer;
let admin: Viewer;
let toba: InstitutionId;
let unitId: UnitId;
let away = 0;
const clock = () => new Date(Date.now() + away);

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  provider = await oidcProvider();
  server = testServer(database.db, { config: ssoSettings(provider), clock });
  toba = await governmentOf(database.db, '12.12');
  unitId = await unitIn(database.db, toba, 'SD Contoh');
  admin = await personWith(database.db, 'Maria', [{ role: 'local_admin', institutionId: toba }]);
  await personWith(database.db, 'Sari', [{ role: 'innovator', institutionId: toba, unitId }]);
});
afterAll(async () => {
  await provider.stop();
  await database.close();
});
beforeEach(async () => {
  away = 0;
  await tables(database.db.conn).deleteFrom('auth_account').where('provider_id', '!=', 'credential').execute();
});

const sari: ProviderPerson = { sub: 'p-1', email: 'Sari@Contoh.example', email_verified: true, name: 'Sari S.' };

type Begun = { readonly cookies: string; readonly to: string };
/** Leaves for the provider; `cookies` of a session go along when an account is to be linked. */
async function begin(by = server, path = '/masuk/sso?kembali=%2Fprofil', session = ''): Promise<Begun> {
  const answer = await by.ask(path, { cookies: session });
  expect(answer.status).toBe(303);
  return { cookies: [session, cookiesIn(answer)].filter(Boolean).join('; '), to: answer.headers.get('location') ?? '' };
}

/** Signs this person in at the provider and comes back. */
async function enter(person: ProviderPerson | null, by = server): Promise<Response> {
  provider.seat(person);
  const { cookies, to } = await begin(by);
  return by.ask(await provider.walk(to), { cookies });
}
const profile = async (answer: Response, by = server) =>
  (await by.ask('/profil', { cookies: cookiesIn(answer) })).text();
const links = () =>
  tables(database.db.conn)
    .selectFrom('auth_account')
    .select(['account_id', 'provider_id'])
    .where('provider_id', '!=', 'credential')
    .execute();
async function refusal(answer: Response): Promise<string> {
  expect(answer.status).toBe(422);
  // No session: the page asks for a passkey beside the password.
  expect(cookiesIn(answer)).toMatch(/^tuntas_passkey=[^;]+$/);
  return answer.text();
}

describe('the way to the provider and back', () => {
  test('asks for a code with PKCE, state and nonce, and keeps them sealed', async () => {
    const answer = await server.ask('/masuk/sso');
    const [cookie = ''] = answer.headers.getSetCookie();
    const to = new URL(answer.headers.get('location') ?? '');
    expect(to.origin).toBe(provider.issuer);
    const asked = Object.fromEntries(to.searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: 'tuntas',
      redirect_uri: `${HERE}/masuk/sso/kembali`,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
    });
    expect(cookie).toMatch(/^tuntas_sso=.*; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    for (const secret of [asked.state ?? '', asked.nonce ?? '']) {
      expect(secret).toMatch(/^[\w-]{43}$/);
      expect(cookie).not.toContain(secret);
    }
    expect(Object.keys(asked)).not.toContain('client_secret');
  });

  test('lets the account of the verified address in, and by its subject from then on', async () => {
    const first = await enter(sari);
    expect([first.status, first.headers.get('location')]).toEqual([303, '/profil']);
    expect(await profile(first)).toContain('sari@contoh.example');
    expect(await links()).toEqual([{ account_id: 'p-1', provider_id: `oidc:${provider.issuer}` }]);
    const moved = await enter({ ...sari, email: 'sari.pindah@contoh.example', email_verified: false });
    expect(await profile(moved)).toContain('sari@contoh.example');
    expect(await links()).toHaveLength(1);
    const found = await database.db.pool.query<{ id: string }>("select id from person where name = 'Sari'");
    const events = await historyOf(database.db.conn, { kind: 'person', id: found.rows[0]?.id ?? '' });
    expect(events.slice(0, 3).map((it) => it.event)).toEqual([
      'identity.signed_in',
      'identity.signed_in',
      'identity.sso_linked',
    ]);
    expect(events[0]?.changes).toEqual([{ field: 'by', before: null, after: 'sso' }]);
  });

  test('ends where it was not begun: foreign state, no cookie, an old one, the same code twice', async () => {
    provider.seat(sari);
    const [one, other] = [await begin(), await begin()];
    const back = await provider.walk(one.to);
    expect(await refusal(await server.ask(back, { cookies: other.cookies }))).toContain('tidak dikenali');
    expect(await refusal(await server.ask(back))).toContain('tidak dikenali');
    expect(await refusal(await server.ask(back, { cookies: 'tuntas_sso=dipalsukan' }))).toContain('tidak dikenali');
    expect((await server.ask(back, { cookies: one.cookies })).status).toBe(303);
    expect(await refusal(await server.ask(back, { cookies: one.cookies }))).toContain('tidak dapat diperiksa');
    const late = await begin();
    const lateBack = await provider.walk(late.to);
    away = 11 * 60 * 1000;
    expect(await refusal(await server.ask(lateBack, { cookies: late.cookies }))).toContain('sudah lewat waktu');
  });

  test('leads back to the page asked for, and nowhere else', async () => {
    provider.seat(sari);
    const { cookies, to } = await begin(server, '/masuk/sso?kembali=https%3A%2F%2Fpenipu.example');
    expect((await server.ask(await provider.walk(to), { cookies })).headers.get('location')).toBe('/beranda');
  });

  test('tells who walked away that nothing was opened', async () => {
    expect(await refusal(await enter(null))).toContain('Anda belum masuk di SSO Pemda.');
  });
});

describe('nobody else comes in', () => {
  test('an address that the provider has not verified', async () => {
    expect(await refusal(await enter({ ...sari, email_verified: false }))).toContain('belum memastikan alamat surel');
    expect(await refusal(await enter({ sub: 'p-2' }))).toContain('belum memastikan alamat surel');
    expect(await links()).toEqual([]);
  });

  test('somebody unknown, who gets no account', async () => {
    const before = (await database.db.pool.query('select 1 from person')).rowCount;
    const answer = await enter({ sub: 'p-3', email: 'asing@contoh.example', email_verified: true });
    expect(await refusal(answer)).toContain('Belum ada akun Tuntas');
    expect((await database.db.pool.query('select 1 from person')).rowCount).toBe(before);
    const log = await database.db.pool.query<{ it: string }>(
      "select changes::text as it from audit_event where event = 'identity.sign_in_refused' order by id desc limit 1",
    );
    expect(log.rows[0]?.it).toContain('sso_unknown');
  });

  test('whose account is deactivated', async () => {
    const closed = await personWith(database.db, 'Tutup', []);
    await database.db.pool.query('update person set deactivated_at = now() where id = $1', [closed.person.id]);
    const answer = await enter({ sub: 'p-4', email: 'tutup@contoh.example', email_verified: true });
    expect(await refusal(answer)).toContain('Akun ini dinonaktifkan.');
    expect(await links()).toEqual([]);
  });

  test('who got the address of somebody else whose account is linked', async () => {
    await enter(sari);
    expect(await refusal(await enter({ ...sari, sub: 'p-5' }))).toContain('terkait dengan pengguna lain');
    expect(await links()).toHaveLength(1);
  });
});

test('an open invitation for the verified address makes the account, with its role', async () => {
  const given = { email: 'dewi@contoh.example', role: 'innovator' as const, institutionId: toba, unitId };
  const desk = { config: testConfig, baseUrl: HERE };
  must(await database.db.transact((tx) => invite(tx, admin, { ...given, desk }, clock())));
  const person = { sub: 'p-6', email: 'dewi@contoh.example', name: 'Dewi Sinaga' };
  expect(await refusal(await enter({ ...person, email_verified: false }))).toContain('belum memastikan');
  const html = await profile(await enter({ ...person, email_verified: true }));
  expect(html).toContain('Dewi Sinaga');
  expect(html).toContain('SD Contoh');
  const left = await tables(database.db.conn).selectFrom('invitation').select('accepted_at').execute();
  expect(left.map((it) => it.accepted_at === null)).toEqual([false]);
  expect((await server.ask('/masuk', { form: { surel: 'dewi@contoh.example', sandi: 'dewi' } })).status).toBe(422);
});

describe('the second factor', () => {
  const bima: ProviderPerson = { sub: 'p-7', email: 'bima@contoh.example', email_verified: true };
  let secret = '';
  beforeAll(async () => {
    await personWith(database.db, 'Bima', [{ role: 'local_admin', institutionId: toba }]);
    const cookies = await server.cookiesOf('bima@contoh.example');
    await server.ask('/profil/dua-langkah', { cookies, form: { sandi: testPassword } });
    secret = secretIn(await (await server.ask('/profil/dua-langkah/pasang', { cookies })).text());
    await server.ask('/profil/dua-langkah/pasang', { cookies, form: { kode: codeOf(secret) } });
  });

  test('of the account is asked as after a password', async () => {
    const answer = await enter({ ...bima, amr: ['mfa'] });
    expect(answer.headers.get('location')).toBe('/masuk/kode?kembali=%2Fprofil');
    const cookies = cookiesIn(answer);
    expect((await server.ask('/profil', { cookies })).headers.get('location')).toBe('/masuk?kembali=%2Fprofil');
    expect((await server.ask('/masuk/kode', { cookies })).status).toBe(200);
    expect((await server.ask('/masuk/kode', { cookies, form: { kode: 'salah12345' } })).status).toBe(422);
    const opened = await server.ask('/masuk/kode', { cookies, form: { kode: codeOf(secret, 1), kembali: '/profil' } });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/profil']);
    expect(await profile(opened)).toContain('bima@contoh.example');
  });

  test('of the provider counts where the settings say so, also for a role that needs one', async () => {
    const config = { ...ssoSettings(provider, { secondFactor: ['mfa'] }), totpRoles: ['local_admin'] };
    const strict = testServer(database.db, { config, clock });
    const strong = await enter({ ...bima, amr: ['pwd', 'mfa'] }, strict);
    expect(strong.headers.get('location')).toBe('/profil');
    expect((await strict.ask('/orang', { cookies: cookiesIn(strong) })).status).toBe(200);
    expect((await enter({ ...bima, amr: ['pwd'] }, strict)).headers.get('location')).toBe(
      '/masuk/kode?kembali=%2Fprofil',
    );
    const maria = { sub: 'p-8', email: 'maria@contoh.example', email_verified: true };
    const weak = await enter(maria, strict);
    const led = await strict.ask('/orang', { cookies: cookiesIn(weak) });
    expect(led.headers.get('location')).toBe('/profil/dua-langkah');
  });
});

describe('on one’s profile', () => {
  const other: ProviderPerson = { sub: 'p-9', email: 'sari@pribadi.example', email_verified: true };
  async function toTheQuestion(session: string): Promise<string> {
    provider.seat(other);
    const { cookies, to } = await begin(server, '/masuk/sso?tujuan=kaitkan', session);
    const back = await server.ask(await provider.walk(to), { cookies });
    expect(back.headers.get('location')).toBe('/profil/sso/kaitkan');
    return [session, cookiesIn(back)].join('; ');
  }

  test('an account is linked after the password, and let go again', async () => {
    const session = await server.cookiesOf('sari@contoh.example');
    const cookies = await toTheQuestion(session);
    expect(await (await server.ask('/profil/sso/kaitkan', { cookies })).text()).toContain('sari@pribadi.example');
    expect(await links()).toEqual([]);
    const wrong = await server.ask('/profil/sso/kaitkan', { cookies, form: { sandi: 'bukan-sandinya-ini' } });
    expect([wrong.status, await links()]).toEqual([422, []]);
    const linked = await server.ask('/profil/sso/kaitkan', { cookies, form: { sandi: testPassword } });
    expect([linked.status, linked.headers.get('location')]).toEqual([303, '/profil/sso']);
    expect(await profile(await enter(other))).toContain('sari@contoh.example');
    expect((await server.ask('/profil/sso/lepas', { method: 'POST', cookies: session })).status).toBe(303);
    expect(await links()).toEqual([]);
    expect(await refusal(await enter(other))).toContain('Belum ada akun Tuntas');
  });

  test('what somebody else left in the browser is not linked', async () => {
    const cookies = await toTheQuestion(await server.cookiesOf('sari@contoh.example'));
    const waiting = cookies.split('; ').find((it) => it.startsWith('tuntas_sso=')) ?? '';
    const maria = `${await server.cookiesOf('maria@contoh.example')}; ${waiting}`;
    const answer = await server.ask('/profil/sso/kaitkan', { cookies: maria, form: { sandi: testPassword } });
    expect([answer.headers.get('location'), await links()]).toEqual(['/profil/sso', []]);
  });
});

test('a provider that is down closes its own door alone, and comes back by itself', async () => {
  await provider.stop();
  const late = testServer(database.db, { config: ssoSettings(provider), clock });
  const html = await (await late.ask('/masuk')).text();
  expect(html).toContain('SSO Pemda sedang tidak dapat dihubungi.');
  expect(html).not.toContain('href="/masuk/sso');
  expect((await late.ask('/masuk/sso')).status).toBe(503);
  expect(await late.cookiesOf('sari@contoh.example')).toContain('session_token');
  await provider.start();
  away = 14_000;
  expect((await late.ask('/masuk/sso')).status).toBe(503);
  away = 16_000;
  expect(await (await late.ask('/masuk')).text()).toContain('href="/masuk/sso');
  expect((await enter(sari, late)).headers.get('location')).toBe('/profil');
});

test('a provider of another name than the settings is none, and half a setting ends the start', async () => {
  const config = ssoSettings(provider, { issuer: `${provider.issuer}/` });
  expect((await testServer(database.db, { config, clock }).ask('/masuk/sso')).status).toBe(503);
  expect(() => testServer(database.db, { config: ssoSettings(provider, { clientId: null }) })).toThrow('go together');
});

test('without a provider there is no such page', async () => {
  const without = testServer(database.db, { clock });
  for (const path of ['/masuk/sso', '/masuk/sso/kembali?code=x&state=y'])
    expect([path, (await without.ask(path)).status]).toEqual([path, 404]);
  expect(await (await without.ask('/masuk')).text()).not.toContain('Cara lain');
});

test('no fault was told to the operator in all of this', () => {
  expect(server.faults).toEqual([]);
});
