import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { governmentOf, personWith, testConfig, withRegions } from '../support/people.ts';
import { HERE, type TestServer, testServer } from '../support/server.ts';
import { pathOf } from './addresses.ts';

let database: TestDatabase;
let server: TestServer;
let email = '';
let admin = '';

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  const institutionId = await governmentOf(database.db, '12');
  const { person } = await personWith(database.db, 'Admin Hub', [{ role: 'hub_admin', institutionId }]);
  server = testServer(database.db);
  email = person.email;
  admin = await server.cookiesOf(email);
});
// A form may sign out; whoever comes next is signed in again.
afterEach(async ({ task }) => {
  if (!task.name.includes('POST /')) return;
  if ((await server.ask('/profil', { cookies: admin })).status !== 200) admin = await server.cookiesOf(email);
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

  test.each(gets.map((it) => it.path))('to GET %s bears the headers that close the page', async (path) => {
    for (const cookies of ['', admin]) expect(lacking(await server.ask(pathOf(path), { cookies }))).toEqual([]);
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

  test.each(own)('are refused at POST %s with %s', async (path, status) => {
    for (const headers of foreign) {
      const answer = await server.ask(pathOf(path), {
        method: 'POST',
        form: 'a=b',
        cookies: admin,
        headers: { 'content-type': urlencoded, ...headers },
      });
      expect({ headers, status: answer.status }).toEqual({ headers, status });
    }
  });

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

describe('bad input', () => {
  const hostile = [
    '%00',
    'a%00b',
    '%ED%A0%80',
    '%',
    '%u0000',
    '%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E',
    `${'a'.repeat(10_000)}`,
    "'%20or%201=1--",
    '-1',
    '999999999999999999999',
    '1e308',
    'NaN',
    '../../etc/passwd',
    '%F0%9F%9A%B2',
  ];
  const names =
    'cari wilayah urusan tpb tahapan jenis penghargaan tahun keberlanjutan urut halaman peran dari ke kembali token'.split(
      ' ',
    );

  test.each(gets.map((it) => it.path))('in the query of GET %s is no fault of ours', async (path) => {
    const before = server.faults.length;
    for (const text of hostile) {
      const query = names.map((name) => `${name}=${text}`).join('&');
      const short = query.length > 20_000 ? `cari=${text}` : query;
      const answer = await server.ask(`${pathOf(path)}?${short}`, { cookies: admin });
      expect({ text: text.slice(0, 60), status: answer.status }).not.toMatchObject({ status: 500 });
      expect(await answer.text()).not.toContain('<script>alert(1)');
    }
    expect(server.faults.slice(before)).toEqual([]);
  });

  test.each(gets.filter((it) => it.path.includes(':')).map((it) => it.path))(
    'in the path of GET %s is a page that is not there',
    async (path) => {
      const before = server.faults.length;
      for (const text of [
        'x',
        '%00',
        '%ED%A0%80',
        '%22%3E%3Cscript%3E',
        'a'.repeat(3000),
        '00000000-0000-0000-0000-000000000000',
      ]) {
        const filled = path.replaceAll(/:\w+(?:\{[^}]*\})?/g, text);
        const answer = await server.ask(filled, { cookies: admin });
        expect({ filled: filled.slice(0, 80), status: answer.status }).toMatchObject({
          status: expect.toBeOneOf([400, 404]),
        });
      }
      expect(server.faults.slice(before)).toEqual([]);
    },
  );

  test.each(posts.map((it) => it.path))('in the form of POST %s is no fault of ours', async (path) => {
    const before = server.faults.length;
    const bodies: (string | FormData)[] = ['', '%', 'a=%ED%A0%80&a=b&=&&', names.map((it) => `${it}=%00x`).join('&')];
    const parts = new FormData();
    parts.set('judul', 'a\u0000b');
    parts.set('berkas', new File(['a\tb\n1\t2\n'], '../../x\u0000.tsv'));
    bodies.push(parts);
    for (const form of bodies) {
      const answer = await server.ask(pathOf(path), { method: 'POST', form, cookies: admin });
      expect(answer.status).not.toBe(500);
    }
    const broken = await server.ask(pathOf(path), {
      method: 'POST',
      form: 'no boundary here',
      cookies: admin,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    // 401: a program without a token; 403: a message that no known hub signed; 412: what speaks no resumable protocol.
    expect(broken.status).toBeOneOf([400, 401, 403, 404, 412]);
    expect(server.faults.slice(before)).toEqual([]);
  });

  const limitOf = (told: unknown): number =>
    Number(typeof told === 'function' ? told(testConfig) : (told ?? 1024 * 1024));
  // A route that reads its body by itself counts it by itself.
  const limited = posts.filter((it) => !('raw' in it));

  test.each(limited.map((it) => [it.path, limitOf(it.bodyLimit)] as const))(
    'larger than POST %s takes is refused with 413: %s bytes',
    async (path, limit) => {
      const answer = await server.ask(pathOf(path), { method: 'POST', form: `a=${'x'.repeat(limit)}`, cookies: admin });
      expect(answer.status).toBeOneOf([413, 404, 303]);
      if (answer.status !== 413) expect(await guardOf(path)).not.toBe('yes');
      else expect(await answer.text()).toContain('Kiriman terlalu besar');
    },
  );

  async function guardOf(path: string): Promise<string> {
    const route = posts.find((it) => it.path === path);
    const person = { id: '', name: '', email: '' };
    const acting = { role: 'hub_admin' };
    return route?.guard.admits({ person, acting, memberships: [acting], ip: '' } as never) ?? 'no';
  }

  test('without a promised length is counted as it comes', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(64 * 1024));
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += chunk.length;
        if (sent > 8 * 1024 * 1024) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const answer = await server.stream('/bahasa', body);
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
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

test.each(gets.map((it) => it.path))('HEAD %s answers as GET does, without a body', async (path) => {
  const filled = pathOf(path);
  const [head, get] = [await server.ask(filled, { method: 'HEAD' }), await server.ask(filled)];
  expect(head.status).toBe(get.status);
  expect(await head.text()).toBe('');
});
