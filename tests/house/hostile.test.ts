import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { governmentOf, personWith, testConfig, withRegions } from '../support/people.ts';
import { type Ask, type TestServer, testServer } from '../support/server.ts';
import { pathOf } from './addresses.ts';
import { ALL, watchHandlers } from './watched-routes.ts';

// Every way in, met by what makes no sense: in the query, in the path, in the form, and more of it than is taken.

let database: TestDatabase;
let server: TestServer;
let email = '';
let admin = '';

beforeAll(async () => {
  database = await testDatabase({ size: 2 });
  await withRegions(database.db);
  const institutionId = await governmentOf(database.db, '12');
  const { person } = await personWith(database.db, 'Admin Hub', [{ role: 'hub_admin', institutionId }]);
  server = testServer(database.db);
  email = person.email;
  admin = await server.cookiesOf(email);
});
afterAll(() => database.close());

const routes = capabilities.flatMap((it) => it.routes);
const gets = routes.filter((it) => it.method === 'get');
const posts = routes.filter((it) => it.method === 'post');

/** Sent by the admin; a form may sign out, and whoever comes next is signed in again. */
async function sent(path: string, ask: Ask): Promise<Response> {
  const answer = await server.ask(pathOf(path), { ...ask, method: 'POST', cookies: admin });
  if (answer.headers.getSetCookie().some((it) => it.includes('session_token='))) admin = await server.cookiesOf(email);
  return answer;
}

/** Whether the guard of the route lets the admin in. */
function isLetIn(method: string, path: string): boolean {
  const route = routes.find((it) => it.method === method && it.path === path);
  const person = { id: '', name: '', email: '' };
  const acting = { role: 'hub_admin' };
  return route?.guard.admits({ person, acting, memberships: [acting], ip: '' } as never) === 'yes';
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

describe('bad input', () => {
  const SCRIPT = '%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E';
  const hostile = [
    '%00',
    'a%00b',
    '%ED%A0%80',
    '%',
    '%u0000',
    SCRIPT,
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

  const watched = watchHandlers(routes);
  afterAll(() => watched.end());

  /** What the address is asked by: what its route was seen to look at, and all names where it looks at everything. */
  const namesFor = (asked: ReadonlySet<string>) => [...(asked.has(ALL) ? new Set([...asked, ...names]) : asked)];

  async function met(path: string, asked: readonly string[], text: string): Promise<void> {
    const query = asked.map((name) => `${encodeURIComponent(name)}=${text}`).join('&');
    const short = query.length > 20_000 ? `${asked[0]}=${text}` : query;
    const answer = await server.ask(`${pathOf(path)}?${short}`, { cookies: admin });
    expect({ text: text.slice(0, 60), status: answer.status }).not.toMatchObject({ status: 500 });
    expect(await answer.text()).not.toContain('<script>alert(1)');
  }

  const lookers: string[] = [];

  // Whatever a route does not look at cannot trouble it: what is met before and around all routes is met where one looks.
  test.each(gets.map((it) => it.path))('in the query of GET %s is no fault of ours', async (path) => {
    const before = server.faults.length;
    const asked = new Set<string>();
    const look = () => {
      for (const name of watched.looked().names) asked.add(name);
    };
    look();
    asked.clear();
    await met(path, names, SCRIPT);
    look();
    if (asked.size > 0) lookers.push(path);
    for (const text of asked.size > 0 ? hostile : []) {
      await met(path, namesFor(asked), text);
      look();
    }
    expect(server.faults.slice(before)).toEqual([]);
  });

  test('in queries is met by the routes that look at them', () => {
    expect(lookers.length).toBeGreaterThan(70);
    expect(lookers).toEqual(expect.arrayContaining(['/inovasi', '/masuk', '/catatan']));
  });

  test.each(gets.filter((it) => it.path.includes(':')).map((it) => it.path))(
    'in the path of GET %s is a page that is not there',
    async (path) => {
      const before = server.faults.length;
      const texts = ['x', '%00', '%ED%A0%80', '%22%3E%3Cscript%3E', 'a'.repeat(3000), NO_ID];
      // Whom the guard sends away comes no further, whatever the path says.
      for (const text of isLetIn('get', path) ? texts : texts.slice(-1)) {
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
    const bodies: (string | FormData)[] = [names.map((it) => `${it}=%00x`).join('&'), '', '%', 'a=%ED%A0%80&a=b&=&&'];
    const parts = new FormData();
    parts.set('judul', 'a\u0000b');
    parts.set('berkas', new File(['a\tb\n1\t2\n'], '../../x\u0000.tsv'));
    bodies.push(parts);
    watched.looked();
    let isRead = posts.some((it) => it.path === path && it.raw);
    for (const form of bodies) {
      const answer = await sent(path, { form });
      expect(answer.status).not.toBe(500);
      isRead ||= watched.looked().isFormRead;
      // Who does not look at the form cannot stumble over it: what comes before the handler is met where one looks.
      if (!isRead) break;
    }
    expect(server.faults.slice(before)).toEqual([]);
    if (isRead) readers.push(path);
    if (!isRead) return;
    const broken = await sent(path, {
      form: 'no boundary here',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    // 401: a program without a token; 403: a message that no known hub signed; 412: what speaks no resumable protocol.
    expect(broken.status).toBeOneOf([400, 401, 403, 404, 412]);
    expect(server.faults.slice(before)).toEqual([]);
  });

  const readers: string[] = [];

  test('in forms is met by the routes that look at them', () => {
    expect(readers.length).toBeGreaterThan(100);
    expect(readers).toEqual(expect.arrayContaining(['/masuk', '/kelola/inovasi/baru', '/unggah']));
  });

  const limitOf = (told: unknown): number =>
    Number(typeof told === 'function' ? told(testConfig) : (told ?? 1024 * 1024));
  // A route that reads its body by itself counts it by itself.
  const readByKernel = posts.filter((it) => !('raw' in it));
  // The limit is all that is asked of a route: each that has one of its own, and some of the others.
  const limited = readByKernel.filter((it, n) => it.bodyLimit !== undefined || n % 20 === 0);

  test.each(limited.map((it) => [it.path, limitOf(it.bodyLimit)] as const))(
    'larger than POST %s takes is refused with 413: %s bytes',
    async (path, limit) => {
      const answer = await sent(path, { form: `a=${'x'.repeat(limit)}` });
      expect(answer.status).toBeOneOf([413, 404, 303]);
      if (answer.status !== 413) expect(isLetIn('post', path)).toBe(false);
      else expect(await answer.text()).toContain('Kiriman terlalu besar');
    },
  );

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
