import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { countQueries, type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { governmentOf, testNow, withRegions } from '../../../../tests/support/people.ts';
import { Planter } from '../../../../tests/support/registry-records.ts';
import { HERE, type TestServer, testServer } from '../../../../tests/support/server.ts';
import { childrenOf, type Element, parseXml, textOf } from '../../../../tests/support/xml.ts';
import type { InnovationId, ProblemId } from '../../model/ids.ts';
import { partStarts, sitemapRows } from './queries.ts';

const HOSTILE = 'Antre <b>cepat</b> & "murah" ]]>';
let database: TestDatabase;
let server: TestServer;
let plant: Planter;
let [toba, medan]: InstitutionId[] = [];
let now = testNow;
let open: InnovationId;
let problem: ProblemId;

const on = (day: number) => new Date(Date.UTC(2026, 0, day, 3));
const read = async (path: string): Promise<Element> => parseXml(await (await server.ask(path)).text());
const titles = (feed: Element) => childrenOf(feed, 'entry').map((it) => textOf(it, 'title'));
const locations = (list: Element) => list.children.map((it) => textOf(it, 'loc'));

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  plant = new Planter(database.db);
  server = testServer(database.db, { clock: () => now });
  [toba, medan] = [await governmentOf(database.db, '12.12'), await governmentOf(database.db, '12.71')];
  const content = { title: HOSTILE, summary: `Loket ${'panjang '.repeat(200)}` };
  open = await plant.innovation({ institutionId: toba as InstitutionId, content, movedAt: on(2) });
  await plant.innovation({
    institutionId: medan as InstitutionId,
    content: { title: 'Sepeda perpustakaan keliling' },
    working: { title: 'Sepeda rahasia versi berikut' },
    movedAt: on(3),
  });
  for (const state of ['draft', 'with_admin', 'returned', 'archived'] as const)
    await plant.innovation({
      institutionId: toba as InstitutionId,
      state,
      content: { title: `Rahasia sepeda ${state}` },
    });
  problem = await plant.problem({ title: 'Antrean sejak subuh', regionCode: '12.12' });
  await plant.problem({ title: 'Rahasia masalah yang dihentikan', regionCode: '12.12', state: 'dropped' });
});
afterAll(() => database.close());

describe('the feed', () => {
  test('tells the newest public records, newest first, each with its canonical address', async () => {
    const feed = await read('/umpan.atom');
    expect(feed.attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'id' });
    expect(textOf(feed, 'title')).toBe('Inovasi terbaru – Hub Inovasi Sumatera Utara');
    expect(textOf(feed, 'updated')).toBe('2026-01-03T03:00:00.000Z');
    expect(titles(feed)).toEqual(['Sepeda perpustakaan keliling', HOSTILE]);
    const last = childrenOf(feed, 'entry')[1] as Element;
    expect(textOf(last, 'id')).toBe(`urn:uuid:${open}`);
    expect(textOf(last, 'published')).toBe('2026-01-02T03:00:00.000Z');
    expect(textOf(last, 'summary')).toBe(`Loket ${'panjang '.repeat(74).trim()}…`);
    expect(childrenOf(last, 'link')[0]?.attributes.href).toBe(`${HERE}/inovasi/${open}/antre-b-cepat-b-murah`);
    expect(childrenOf(last, 'author')[0]?.children[0]?.text).toBe('Pemerintah Kabupaten Toba');
  });

  test.each([
    ['q=sepeda', ['Sepeda perpustakaan keliling']],
    ['q=antre&wilayah=12.12', [HOSTILE]],
    ['wilayah=12.71', ['Sepeda perpustakaan keliling']],
    ['q=sepeda&wilayah=12.12', []],
    ['q=rahasia', []],
    ['tahapan=penerapan', []],
    ['urut=%00&hal=-1&wilayah=%22%3E', ['Sepeda perpustakaan keliling', HOSTILE]],
  ])('is narrowed as the list is: %s', async (query, expected) => {
    expect(titles(await read(`/umpan.atom?${query}`))).toEqual(expected);
  });

  test('says what it is narrowed to, whatever was typed', async () => {
    const feed = await read(`/umpan.atom?q=${encodeURIComponent('<a>&\u0001')}&wilayah=12.71`);
    expect(textOf(feed, 'title')).toMatch(/^Inovasi terbaru: “<a>&.?” · Kota Medan – Hub Inovasi Sumatera Utara$/);
  });

  test('is the same in every language of the reader', async () => {
    const english = await server.ask('/umpan.atom', { cookies: 'tuntas_locale=en' });
    expect(await english.text()).toBe(await (await server.ask('/umpan.atom')).text());
    expect(english.headers.get('cache-control')).toBe('private, max-age=300');
  });

  test('costs the same number of queries whatever it holds', async () => {
    const cost = async (query: string) =>
      (await countQueries(database.db, () => server.ask(`/umpan.atom?${query}`))).queries;
    expect([await cost(''), await cost('wilayah=12.71'), await cost('q=sepeda')]).toEqual([2, 2, 3]);
  });
});

describe('a copy', () => {
  test('that is still good is not sent again; after a change it is', async () => {
    const first = await server.ask('/umpan.atom');
    expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    const known = { 'if-none-match': first.headers.get('etag') ?? '' };
    const since = { 'if-modified-since': first.headers.get('last-modified') ?? '' };
    for (const headers of [known, since]) {
      const again = await server.ask('/umpan.atom', { headers });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    expect((await server.ask('/umpan.atom?q=sepeda', { headers: known })).status).toBe(200);
    now = new Date(testNow.getTime() + 60_000);
    const extra = await plant.innovation({
      institutionId: toba as InstitutionId,
      content: { title: 'Baru' },
      movedAt: on(1),
    });
    for (const headers of [known, since]) expect((await server.ask('/umpan.atom', { headers })).status).toBe(200);
    await database.db.pool.query(`delete from search_doc where innovation_id = $1`, [extra]);
  });

  test.each(['/robots.txt', '/opensearch.xml', '/peta-situs.xml', '/peta-situs/halaman'])(
    'of %s is known by its tag',
    async (path) => {
      const etag = (await server.ask(path)).headers.get('etag') ?? '';
      expect((await server.ask(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
      expect((await server.ask(path, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
    },
  );
});

describe('the sitemap', () => {
  test('leads to parts that list every public thing once', async () => {
    const index = await read('/peta-situs.xml');
    expect(index.name).toBe('sitemapindex');
    const parts = locations(index).map((it) => it?.replace(HERE, '') ?? '');
    expect(parts).toEqual(['/peta-situs/halaman', `/peta-situs/inovasi/${open}`, `/peta-situs/masalah/${problem}`]);
    const listed = await Promise.all(parts.map(async (path) => locations(await read(path))));
    expect(listed[0]).toEqual([`${HERE}/`, `${HERE}/inovasi`, `${HERE}/masalah`]);
    expect(listed[1]?.[0]).toBe(`${HERE}/inovasi/${open}/antre-b-cepat-b-murah`);
    expect(listed[1]).toHaveLength(2);
    expect(listed[2]).toEqual([`${HERE}/masalah/${problem}`]);
  });

  test('dates each address by its last change', async () => {
    const part = await read(`/peta-situs/inovasi/${open}`);
    expect(part.children.map((it) => textOf(it, 'lastmod'))).toEqual([
      '2026-01-02T03:00:00.000Z',
      '2026-01-03T03:00:00.000Z',
    ]);
  });

  test('is cut where a part is full, and each part goes on where the one before ended', async () => {
    const { conn } = database.db;
    const all = (await sitemapRows(conn, 'innovation', { id: open, after: false }, 10)).map((it) => it.id);
    expect(await partStarts(conn, 'innovation', 1)).toEqual(all);
    expect(await partStarts(conn, 'innovation', 2)).toEqual([all[0]]);
    expect(await sitemapRows(conn, 'innovation', { id: open, after: true }, 10)).toMatchObject([{ id: all[1] }]);
  });

  test('goes on over several batches without losing or doubling an address', async () => {
    const made = 4500;
    await database.db.pool.query(
      `with made as (
         insert into problem (id, region_code, state, title, what_hurts, who_is_hurt, created_at, updated_at)
         select gen_random_uuid(), '12.12', 'open', 'Masalah ke-' || n, '', '', now(), now()
         from generate_series(1, $1) as n returning id, title)
       insert into search_doc (kind, problem_id, is_public, state, moved_at, title, summary, body, title_key,
         title_words, text_words, digest)
       select 'problem', id, true, 'open', now(), title, '', '', '', '', '', '' from made`,
      [made],
    );
    const [first] = await partStarts(database.db.conn, 'problem');
    const listed = locations(await read(`/peta-situs/masalah/${first}`));
    expect([listed.length, new Set(listed).size]).toEqual([made + 1, made + 1]);
  });

  test.each([
    '/peta-situs/inovasi/x',
    '/peta-situs/lain/00000000-0000-7000-8000-000000000000',
    '/peta-situs/inovasi/ffffffff-ffff-7fff-bfff-ffffffffffff',
  ])('has nothing at %s', async (path) => {
    expect((await server.ask(path)).status).toBe(404);
  });
});

describe('robots and browsers', () => {
  test('are told where the sitemap is and what is nothing to find', async () => {
    const answer = await server.ask('/robots.txt');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const lines = (await answer.text()).split('\n');
    expect(lines[0]).toBe('User-agent: *');
    expect(lines).toContain('Disallow: /kelola/');
    expect(lines).toContain(`Sitemap: ${HERE}/peta-situs.xml`);
  });

  test('can search from the address bar', async () => {
    const description = await read('/opensearch.xml');
    expect(textOf(description, 'ShortName')).toBe('Tuntas');
    expect(childrenOf(description, 'Url').map((it) => it.attributes)).toEqual([
      { type: 'text/html', template: `${HERE}/inovasi?q={searchTerms}` },
      { type: 'application/atom+xml', template: `${HERE}/umpan.atom?q={searchTerms}` },
    ]);
  });

  test('see no word of what is not public, anywhere', async () => {
    const parts = locations(await read('/peta-situs.xml')).map((it) => it?.replace(HERE, '') ?? '');
    const paths = [
      '/umpan.atom',
      '/umpan.atom?q=rahasia',
      '/umpan.atom?q=sepeda',
      '/robots.txt',
      '/opensearch.xml',
      ...parts,
    ];
    const texts = await Promise.all(paths.map(async (path) => (await server.ask(path)).text()));
    expect(texts.join('\n')).toContain('Sepeda perpustakaan keliling');
    expect(texts.join('\n').match(/rahasia sepeda|versi berikut|dihentikan/gi)).toBeNull();
  });
});
