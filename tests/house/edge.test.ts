import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { governmentOf, personWith, withRegions } from '../support/people.ts';
import { HERE, type TestServer, testServer } from '../support/server.ts';
import { pathOf } from './addresses.ts';

let database: TestDatabase;
let server: TestServer;
let admin = '';

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  const institutionId = await governmentOf(database.db, '12');
  const { person } = await personWith(database.db, 'Admin Hub', [{ role: 'hub_admin', institutionId }]);
  server = testServer(database.db);
  admin = await server.cookiesOf(person.email);
});
afterAll(() => database.close());

const routes = capabilities.flatMap((it) => it.routes);
const gets = routes.filter((it) => it.method === 'get');
const posts = routes.filter((it) => it.method === 'post');

describe('every answer', () => {
  const required: Readonly<Record<string, RegExp>> = {
    'content-security-policy': /default-src 'none'.*script-src 'self'; style-src 'self'/,
    'x-content-type-options': /^nosniff$/,
    'x-frame-options': /^SAMEORIGIN$|^DENY$/,
    'referrer-policy': /^same-origin$/,
    'cross-origin-opener-policy': /^same-origin$/,
  };

  function lacking(answer: Response): string[] {
    const policy = answer.headers.get('content-security-policy') ?? '';
    const missing = Object.entries(required).filter(([name, value]) => !value.test(answer.headers.get(name) ?? ''));
    return [...missing.map(([name]) => name), ...(/unsafe|\*|https?:/.test(policy) ? [`open policy: ${policy}`] : [])];
  }

  test.each(gets.map((it) => it.path))('to GET %s bears the headers that close the page, HEAD too', async (path) => {
    const filled = pathOf(path);
    const [get, head] = [await server.ask(filled), await server.ask(filled, { method: 'HEAD' })];
    for (const answer of [get, head, await server.ask(filled, { cookies: admin })]) expect(lacking(answer)).toEqual([]);
    // HEAD answers as GET does, without a body.
    expect([head.status, await head.text()]).toEqual([get.status, '']);
  });

  test('of an unknown address, an asset, the health page and a refused form bears them too', async () => {
    for (const path of ['/tidak-ada', '/assets/tidak-ada.js', '/sehat'])
      expect({ path, lacking: lacking(await server.ask(path)) }).toEqual({ path, lacking: [] });
    const refused = await server.ask('/masuk', { form: { surel: 'x' } });
    expect({ status: refused.status, lacking: lacking(refused) }).toEqual({ status: 422, lacking: [] });
  });

  test('with one header too few is told', () => {
    const headers = { 'content-security-policy': "default-src *; script-src 'self' 'unsafe-inline'" };
    expect(lacking(new Response(null, { headers }))).toHaveLength(Object.keys(required).length + 1);
  });

  test('that knows the reader is kept by no cache', async () => {
    for (const path of ['/beranda', '/profil', '/kelola/inovasi'])
      expect((await server.ask(path, { cookies: admin })).headers.get('cache-control')).toMatch(/private|no-store/);
  });

  test('over TLS asks browsers to stay there', async () => {
    const secure = testServer(database.db, { config: { baseUrl: 'https://inovasi.contoh.go.id' } });
    expect((await secure.ask('/bantuan')).headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await server.ask('/bantuan')).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('forms from elsewhere', () => {
  const urlencoded = 'application/x-www-form-urlencoded';
  const foreign: readonly Readonly<Record<string, string>>[] = [
    { origin: 'https://jahat.example' },
    { origin: 'null' },
    { origin: `${HERE}.jahat.example` },
    { origin: 'https://jahat.example', 'content-type': 'text/plain' },
    { origin: 'https://jahat.example', 'content-type': 'multipart/form-data; boundary=x' },
    { origin: '', 'sec-fetch-site': 'cross-site' },
  ];

  // A program without a token is refused before; the cookies that came along are not looked at.
  const own = posts.map((it) => [it.path, it.forPrograms ? 401 : 403] as const);

  async function refused(path: string, status: number, headers: Readonly<Record<string, string>>): Promise<void> {
    const sent = { 'content-type': urlencoded, ...headers };
    const answer = await server.ask(pathOf(path), { method: 'POST', form: 'a=b', cookies: admin, headers: sent });
    expect({ headers, status: answer.status }).toEqual({ headers, status });
  }

  // What tells them apart looks at the headers, and at the path for who is a program: each kind at some, one kind at each.
  test.each(own)('are refused at POST %s with %s', async (path, status) => {
    const nth = own.findIndex(([it]) => it === path);
    await refused(path, status, foreign[nth % foreign.length] ?? {});
  });

  test.each(own.filter(([path]) => ['/masuk', '/profil/surel', '/api/v1/innovations'].includes(path)))(
    'of every kind are refused at POST %s with %s',
    async (path, status) => {
      for (const headers of foreign) await refused(path, status, headers);
    },
  );

  test('are told from our own', async () => {
    expect((await server.ask('/tema', { form: { tema: 'dark', kembali: '/bantuan' } })).status).toBe(303);
  });
});

describe('cookies', () => {
  const flags = (answer: Response): string[][] =>
    answer.headers.getSetCookie().map((cookie) => cookie.split('; ').slice(1).sort());

  test('of a session stay with us and away from scripts', async () => {
    const { person } = await personWith(database.db, 'Sesi Biasa', []);
    const form = { surel: person.email, sandi: 'kuda-hijau-menari-9' };
    const plain = flags(await server.ask('/masuk', { form }));
    expect(plain.length).toBeGreaterThan(0);
    for (const cookie of plain) expect(cookie).toEqual(expect.arrayContaining(['HttpOnly', 'Path=/', 'SameSite=Lax']));
    const other = await import('../support/database.ts').then((it) => it.testDatabase());
    await withRegions(other.db);
    const { person: again } = await personWith(other.db, 'Sesi Aman', []);
    const secure = testServer(other.db, { config: { baseUrl: 'https://inovasi.contoh.go.id' } });
    const answer = await secure.ask('/masuk', {
      form: { ...form, surel: again.email },
      headers: { origin: 'https://inovasi.contoh.go.id' },
    });
    expect(answer.status).toBe(303);
    for (const cookie of flags(answer)) expect(cookie).toContain('Secure');
    await other.close();
  });

  test('of language, theme and message stay with us', async () => {
    const choices = [
      await server.ask('/bahasa', { form: { bahasa: 'en' } }),
      await server.ask('/tema', { form: { tema: 'dark' } }),
      await server.ask('/keluar', { form: {}, cookies: admin.replace(/token=\w+/, 'token=x') }),
    ];
    for (const choice of choices) {
      const found = flags(choice);
      expect(found.length).toBeGreaterThan(0);
      for (const cookie of found) expect(cookie).toEqual(expect.arrayContaining(['Path=/', 'SameSite=Lax']));
    }
  });

  test('no way back leads out of the house', async () => {
    for (const away of [
      'https://jahat.example/',
      '//jahat.example',
      '/\\jahat.example',
      'javascript:alert(1)',
      '/\t/x',
    ]) {
      const answer = await server.ask('/tema', { form: { tema: 'dark', kembali: away } });
      const landed = new URL(answer.headers.get('location') ?? '', HERE);
      expect({ away, origin: landed.origin }).toEqual({ away, origin: HERE });
    }
  });
});

describe('an address that is not there', () => {
  test('answers 404 in the layout and the language of the reader', async () => {
    const answer = await server.ask('/tidak-ada/<script>');
    expect(answer.status).toBe(404);
    const text = await answer.text();
    expect(text).toContain('<html lang="id"');
    expect(text).toContain('Halaman tidak ditemukan');
    expect(text).toContain('site-header');
    const english = await (await server.ask('/nowhere', { cookies: 'tuntas_locale=en' })).text();
    expect(english).toContain('<html lang="en"');
  });

  test('with a method that no route takes answers 404, not a fault', async () => {
    expect((await server.ask('/bantuan', { form: {} })).status).toBe(404);
  });
});
