import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { countQueries, type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, unitIn, withRegions } from '../../../tests/support/people.ts';
import { NOON, Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { refreshVocabulary } from '../search/vocabulary.ts';

let base: TestDatabase;
let plant: Planter;
let server: TestServer;
let deliSerdang: InstitutionId;
let medan: InstitutionId;
const DAY = 86_400_000;
/** Two words, so that one can be asked for while the other must not be told. */
const SECRET = 'Xirconia Qwortz';

beforeAll(async () => {
  base = await testDatabase();
  await withRegions(base.db);
  plant = new Planter(base.db);
  server = testServer(base.db);
  deliSerdang = await governmentOf(base.db, '12.07');
  medan = await governmentOf(base.db, '12.71');
  const on = (day: number) => new Date(NOON.getTime() + day * DAY);
  await plant.innovation({
    institutionId: deliSerdang,
    movedAt: on(3),
    content: {
      title: 'Demi Sepeda Bagus',
      summary: 'Anak berkebutuhan khusus <belajar> & "bermain" di PKBM.',
      mainAffair: 'pendidikan',
      stage: 'implementation',
      digital: false,
      startYear: 2021,
    },
    working: { title: `${SECRET} Sepeda`, summary: `${SECRET} dalam kerja`, mainAffair: 'litbang' },
    awards: [
      { level_text: 'Top 99', level_top: 99, year: 2023 },
      { level_text: 'Top 45', level_top: 45, year: 2022, year_certain: false },
    ],
  });
  await plant.innovation({
    institutionId: medan,
    movedAt: on(2),
    content: { title: 'Antar Obat', summary: 'Obat diantar dengan sepeda.', mainAffair: 'kesehatan', digital: true },
  });
  for (const state of ['draft', 'with_admin', 'returned', 'archived'] as const)
    await plant.innovation({
      institutionId: medan,
      state,
      content: { title: `${SECRET} ${state} sepeda`, summary: SECRET, mainAffair: 'sosial', startYear: 1999 },
      awards: [{ level_text: SECRET, level_top: 7, year: 1998 }],
    });
  await base.db.transact((tx) => refreshVocabulary(tx));
});
afterAll(() => base.close());

async function page(path: string, cookies = ''): Promise<{ status: number; html: string; headers: Headers }> {
  const answer = await server.ask(path, { cookies });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

const titles = (html: string) =>
  [...html.matchAll(/class="card-title"><a href="[^"]*">(.*?)<\/a>/g)].map((it) => it[1]?.replaceAll(/<[^>]*>/g, ''));
/** Every box of a facet with its count, as «value:count». */
const boxes = (html: string, name: string) =>
  [
    ...html.matchAll(
      new RegExp(`type="checkbox" name="${name}" value="([^"]*)"[^>]*/?>.*?facet-count"[^>]*>\\((\\d+)\\)`, 'gs'),
    ),
  ].map((it) => `${it[1]}:${it[2]}`);

describe('the list', () => {
  test('shows what is public with its facts, newest first, and counts each facet', async () => {
    const { status, html } = await page('/inovasi');
    expect(status).toBe(200);
    expect(titles(html)).toEqual(['Demi Sepeda Bagus', 'Antar Obat']);
    expect(html).toContain('<h2>2 inovasi</h2>');
    expect(boxes(html, 'wilayah')).toEqual(['12.07:1', '12.71:1']);
    expect(boxes(html, 'urusan')).toEqual(['kesehatan:1', 'pendidikan:1']);
    expect(boxes(html, 'jenis')).toEqual(['digital:1', 'non-digital:1']);
    expect(boxes(html, 'penghargaan')).toEqual(['ada:1', 'top-45:1', 'top-99:1']);
    expect(boxes(html, 'tahun-penghargaan')).toEqual(['2023:1', '2022:1']);
    expect(boxes(html, 'tahun')).toEqual(['2021:1']);
    expect(html).toContain('Top 45 · 2022?');
    expect(html).toContain('Anak berkebutuhan khusus &lt;belajar> &amp; &quot;bermain&quot; di PKBM.');
  });

  test('is narrowed by the address, with a chip that takes each value off', async () => {
    const { html } = await page('/inovasi?wilayah=12.71&jenis=digital');
    expect(titles(html)).toEqual(['Antar Obat']);
    expect(html).toContain('<a class="chip" href="/inovasi?jenis=digital">');
    expect(html).toContain('<a class="chip" href="/inovasi?wilayah=12.71">');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(boxes(html, 'wilayah')).toEqual(['12.71:1']);
    expect(boxes(html, 'jenis')).toEqual(['digital:1']);
  });

  test('sends rare values of a facet and the map only when they are asked for', async () => {
    const [html, map, whole] = await Promise.all(
      ['/inovasi', '/inovasi?buka=peta', '/inovasi?buka=urusan'].map(async (path) => (await page(path)).html),
    );
    expect(html).toContain('<a href="/inovasi?buka=peta#peta" rel="nofollow">Saring lewat peta wilayah</a>');
    expect(html).not.toContain('class="tile-map"');
    expect(map).toContain('class="tile-map"');
    expect(map).toContain('<input type="hidden" name="buka" value="peta"/>');
    expect(map).toContain('<meta name="robots" content="noindex"/>');
    expect(whole).toContain('<input type="hidden" name="buka" value="urusan"/>');
    expect(whole).toContain('<details class="filters" open>');
  });

  test('mends typos and says so', async () => {
    const { html } = await page('/inovasi?q=spda+bagus');
    expect(titles(html)).toEqual(['Demi Sepeda Bagus']);
    expect(html).toContain('Menampilkan hasil untuk sepeda bagus');
    expect(html).toContain('Demi <mark>Sepeda</mark> <mark>Bagus</mark>');
    expect(html).toMatch(/<input[^>]*name="q"[^>]*value="spda bagus"/);
  });

  test('teaches what to do when nothing fits', async () => {
    const { status, html } = await page('/inovasi?q=zzzqqqxxx');
    expect(status).toBe(200);
    expect(html).toContain('Belum ada inovasi yang cocok');
    expect(html).toContain('href="/masalah/baru?ubah=zzzqqqxxx"');
  });

  test('leads from a page past the end to the last one', async () => {
    const answer = await server.ask('/inovasi?q=sepeda&hal=9');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/inovasi?q=sepeda']);
  });

  test('writes back what was typed as text, never as markup', async () => {
    const { html } = await page(`/inovasi?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(html).not.toContain('<script>alert');
  });

  test('is made with as many questions for one record as for two', async () => {
    const count = async (path: string) => {
      await page(path);
      return (await countQueries(base.db, () => page(path))).queries;
    };
    expect(await count('/inovasi?q=sepeda')).toBe(await count('/inovasi?q=obat'));
    expect(await count('/inovasi')).toBe(2);
  });
});

describe('the front door', () => {
  test('begins with the search and shows map, newest, winners and figures', async () => {
    const { html } = await page('/');
    expect(html.indexOf('<search>')).toBeLessThan(html.indexOf('class="tile-map"'));
    expect(html).toContain('Kabupaten Deli Serdang (DeSe): 1 inovasi');
    expect(html).toContain('href="/inovasi?wilayah=12.07"');
    expect(titles(html)).toEqual(['Demi Sepeda Bagus', 'Antar Obat']);
    expect(html).toContain('Masalah apa yang ingin Anda selesaikan?');
  });
});

describe('what is not public', () => {
  test.each([
    '/',
    '/inovasi',
    '/inovasi?q=sepeda',
    '/inovasi?q=xirconia',
    '/inovasi?urusan=sosial&tahun=1999',
    '/inovasi?penghargaan=top-7',
  ])('is on no page: %s', async (path) => {
    const { html } = await page(path);
    expect(html.toLowerCase()).not.toContain('qwortz');
    expect(html).not.toMatch(/\bvalue="(sosial|litbang|1999|1998|top-7)"[^>]*\/><label[^>]*>[^<]*<span[^>]*>\([1-9]/);
  });

  test('is not proposed for a typo', async () => {
    const { html } = await page('/inovasi?q=qwrtz');
    expect(html.toLowerCase()).not.toContain('qwortz');
    expect(html).toContain('Belum ada inovasi yang cocok');
  });
});

describe('the search over everything', () => {
  test('wants somebody signed in, and shows to each what is theirs', async () => {
    const anonymous = await server.ask('/cari?q=xirconia');
    expect([anonymous.status, anonymous.headers.get('location')]).toEqual([
      303,
      '/masuk?kembali=%2Fcari%3Fq%3Dxirconia',
    ]);
    const unitId = await unitIn(base.db, deliSerdang, 'Dinas Lain');
    const people = [
      await personWith(base.db, 'Admin Medan', [{ role: 'local_admin', institutionId: medan }]),
      await personWith(base.db, 'Inovator', [{ role: 'innovator', institutionId: deliSerdang, unitId }]),
      await personWith(base.db, 'Hub', [{ role: 'hub_admin', institutionId: await governmentOf(base.db, '12') }]),
    ];
    const seen: unknown[] = [];
    for (const { person } of people) {
      const { html } = await page('/cari?q=xirconia', await server.cookiesOf(person.email));
      seen.push(titles(html).length);
    }
    expect(seen).toEqual([4, 0, 5]);
  });
});

describe('answers to nobody in particular', () => {
  test('may be kept for a minute; those to somebody may not', async () => {
    const { headers } = await page('/inovasi');
    expect([headers.get('cache-control'), headers.get('vary')]).toEqual([
      'public, max-age=60',
      'Cookie, Accept-Encoding',
    ]);
    const { person } = await personWith(base.db, 'Pembaca', [{ role: 'coach', institutionId: medan }]);
    const own = await page('/inovasi', await server.cookiesOf(person.email));
    expect(own.headers.get('cache-control')).toBe('private, no-cache');
  });

  test('are light: a full page is at most 30 kB packed', async () => {
    for (let n = 0; n < 20; n += 1)
      await plant.innovation({
        institutionId: medan,
        content: {
          title: `Inovasi nomor ${n} dengan judul yang cukup panjang`,
          summary: 'Kalimat uji yang panjang. '.repeat(20),
        },
      });
    for (const path of ['/', '/inovasi', '/inovasi?q=inovasi']) {
      const { html } = await page(path);
      expect(titles(html).length).toBeGreaterThan(5);
      expect(gzipSync(html).length).toBeLessThan(30_000);
    }
  });
});
