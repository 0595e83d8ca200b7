import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countQueries } from '../../../../tests/support/database.ts';
import { parts, raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import type { InnovationId } from '../../model/ids.ts';

const TITLE = 'Antre Sehat: Pendaftaran Bergilir lewat Kader Desa';
const SLUG = 'antre-sehat-pendaftaran-bergilir-lewat-kader-desa';
const content = {
  title: TITLE,
  summary: 'Kader desa mendaftarkan warga sehari sebelumnya. </script><b>&',
  background: 'Antrean sejak subuh.\n\n- nomor habis',
  stage: 'implementation' as const,
  digital: false,
  mainAffair: 'kesehatan',
  sdgs: [3, 10],
  startYear: 2017,
  startYearCertain: false,
  latitude: 2.3336,
  longitude: 99.0633,
  sustainabilityStatus: 'developing' as const,
  sustainabilityDate: '2025-11-01',
  impact: [
    {
      indicator: 'Waktu tunggu',
      unit: 'menit',
      before: 95,
      after: 20,
      better: 'lower' as const,
      source: 'Laporan 2023',
      date: '2023-12-31',
      story: '',
    },
    {
      indicator: 'Keluhan',
      unit: 'surat',
      before: 12,
      after: null,
      better: 'lower' as const,
      source: '',
      date: null,
      story: '',
    },
  ],
  links: [{ title: 'Laporan tahunan', url: 'https://contoh.go.id/a?b=1&c=2', date: null }],
  missing: [{ field: 'novelty', reason: 'Belum diteliti siapa pun.' }],
};
let stage: Stage;
let id: InnovationId;
let path: string;

const page = async (at: string, part: (typeof parts)[number] = 'anonymous') => {
  const answer = await stage.server.ask(at, { cookies: stage.cookiesOf(part) });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** Straight into the table: an archived record takes no changes any more. */
async function lineage(of: InnovationId, originId: InnovationId) {
  await stage.database.db.pool.query(
    `insert into innovation_lineage values ($1, $2, '', 'Disesuaikan dengan pasar pagi.')
     on conflict (innovation_id) do update set origin_innovation_id = excluded.origin_innovation_id`,
    [of, originId],
  );
}

beforeAll(async () => {
  stage = await raiseStage();
  id = await stage.record({
    state: 'published',
    content,
    working: { title: 'RAHASIA-VERSI-BERIKUT' },
    awards: [
      {
        level_text: 'Top 45',
        year: 2022,
        year_certain: false,
        title_used: 'Antre Sehat',
        source_url: 'https://contoh.go.id/juara',
      },
    ],
  });
  path = `/inovasi/${id}/${SLUG}`;
});
afterAll(() => stage.database.close());

describe('the address', () => {
  test.each(['', '/judul-lama', '/x?dari=surel', '/Antre-Sehat'])('%s leads on to the canonical one', async (rest) => {
    const { status, headers } = await page(`/inovasi/${id}${rest}`);
    const query = rest.includes('?') ? rest.slice(rest.indexOf('?')) : '';
    expect([status, headers.get('location'), headers.get('cache-control')]).toEqual([301, path + query, 'no-cache']);
  });

  test.each(['/inovasi/x', '/inovasi/00000000-0000-7000-8000-000000000000', '/inovasi/x/y'])(
    '%s is not there',
    async (at) => {
      expect((await page(at)).status).toBe(404);
    },
  );

  test('of a record that is not public leads those who see its work there, and nobody else', async () => {
    for (const state of ['draft', 'with_admin', 'returned', 'archived'] as const) {
      const hidden = await stage.record({ state, content: { title: `RAHASIA ${state}` } });
      const statuses: Record<string, number> = {};
      for (const part of parts) {
        const { status, html } = await page(`/inovasi/${hidden}/apa-saja`, part);
        statuses[part] = status;
        expect(html).not.toContain('RAHASIA');
        expect(html.includes(`/kelola/inovasi/${hidden}`)).toBe(status === 200);
      }
      expect({ state, statuses }).toEqual({
        state,
        statuses: {
          anonymous: 404,
          innovator: 200,
          elsewhere: 404,
          local_admin: 200,
          other_admin: 404,
          hub_admin: 200,
          system_admin: 200,
          coach: 404,
          leader: 200,
          planner: 200,
        },
      });
    }
  });
});

describe('the page', () => {
  test('tells title, place, tags, text, figures, award and what is missing', async () => {
    const { status, html } = await page(path);
    const text = plain(html);
    expect(status).toBe(200);
    expect(html).toContain(`<h1><span lang="id">${TITLE}</span></h1>`);
    for (const said of [
      'Dinas Pendidikan Toba · Pemerintah Kabupaten Toba',
      'Penerapan',
      'Nondigital',
      'TPB 3, 10',
      'Top 45 KIPP, 2022 (tahun belum pasti)',
      'Judul saat menerima penghargaan: Antre Sehat',
      'Antrean sejak subuh.',
      'turun 75 (78,9 %), membaik',
      'Laporan 2023',
      'belum dapat dihitung',
      'Berlanjut dengan pengembangan (keadaan 1 November 2025)',
      '2017 (tahun belum pasti)',
      '2,3336; 99,0633',
      '1 versi terbit; terakhir berubah',
      'Belum diteliti siapa pun.',
    ])
      expect(text).toContain(said);
    expect(html).toContain('href="https://www.openstreetmap.org/?mlat=2.3336&amp;mlon=99.0633#map=15/2.3336/99.0633"');
    expect(html).toContain(`href="/replikasi/baru?asal=${id}"`);
    expect(html).toContain('&lt;/script>&lt;b>&amp;');
  });

  test('tells what is missing without hiding it', async () => {
    const { html } = await page(path);
    const gaps = plain(html.slice(html.indexOf('id="belum-ada-data"')));
    expect(gaps).toMatch(/^.*?Belum ada data 16 hal berikut belum diketahui/);
    expect(gaps).toContain('Kebaruan Belum diteliti siapa pun.');
  });

  test('describes itself to machines, and no text ends the description', async () => {
    const { html } = await page(path);
    expect(html).toContain(`<link rel="canonical" href="http://localhost:3000${path}"`);
    expect(html).not.toContain('name="robots"');
    expect(html).toContain('<meta property="og:title" content="Antre Sehat: ');
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(json)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'CreativeWork',
      '@id': `urn:uuid:${id}`,
      mainEntityOfPage: `http://localhost:3000${path}`,
      url: `http://localhost:3000${path}`,
      name: TITLE,
      abstract: content.summary,
      inLanguage: 'id',
      isAccessibleForFree: true,
      sourceOrganization: {
        '@type': 'GovernmentOrganization',
        name: 'Dinas Pendidikan Toba',
        parentOrganization: { '@type': 'GovernmentOrganization', name: 'Pemerintah Kabupaten Toba' },
      },
      about: ['Kesehatan', '3. Kehidupan Sehat dan Sejahtera', '10. Berkurangnya Kesenjangan'],
      datePublished: '2026-11-24T05:00:00.000Z',
      dateModified: '2026-11-24T05:00:00.000Z',
      version: 1,
      award: ['Top 45 KIPP, 2022 (tahun belum pasti)'],
      citation: [{ '@type': 'CreativeWork', name: 'Laporan tahunan', url: 'https://contoh.go.id/a?b=1&c=2' }],
      spatialCoverage: {
        '@type': 'Place',
        name: 'Kabupaten Toba, Sumatera Utara',
        geo: { '@type': 'GeoCoordinates', latitude: 2.3336, longitude: 99.0633 },
      },
    });
  });

  test('shows everyone the same published version; the work is told only to those who may see it', async () => {
    const working: string[] = [];
    const messages: string[] = [];
    for (const part of parts) {
      const { html } = await page(path, part);
      expect(html).toContain(TITLE);
      expect(html).not.toContain('RAHASIA-VERSI-BERIKUT');
      if (html.includes(`href="/kelola/inovasi/${id}"`)) working.push(part);
      if (html.includes(`href="/kelola/inovasi/${id}/pesan"`)) messages.push(part);
    }
    expect(working).toEqual(['innovator', 'local_admin', 'hub_admin', 'system_admin', 'leader', 'planner']);
    expect(messages).toEqual(['innovator', 'local_admin', 'hub_admin']);
  });

  test('offers a replica to those who may write, and says to the others why not', async () => {
    const { html } = await page(path, 'leader');
    expect(html).not.toContain(`href="/inovasi/${id}/replikasi"`);
    expect(html).toContain('aria-describedby="replikasi-reason"');
  });

  test('speaks English around the Indonesian text', async () => {
    const answer = await stage.server.ask(path, { cookies: 'tuntas_locale=en' });
    const html = await answer.text();
    expect(plain(html)).toContain('Top 45 KIPP, 2022 (year not certain)');
    expect(plain(html)).toContain('down 75 (78.9 %), better');
    expect(html).toContain('<div lang="id"><div class="prose"><p>Antrean sejak subuh.');
  });

  test('shows no address of a person and no name of a keeper', async () => {
    for (const part of ['anonymous', 'elsewhere'] as const) {
      const { html } = await page(path, part);
      const own = part === 'anonymous' ? '' : stage.people[part].person.name;
      expect(html).not.toMatch(/@contoh\.example/);
      expect(html.replaceAll(own || '\u0000', '')).not.toContain(stage.people.innovator.person.name);
    }
  });
});

describe('origin and replicas', () => {
  test('name what is public alone, and count the other regions', async () => {
    const { deliSerdang, province, toba } = stage.places;
    const published = (title: string, institutionId: typeof toba) =>
      stage.record({ state: 'published', content: { title }, institutionId, unitId: null });
    const origin = await published('Asal Muasal Antrean', province);
    const secret = await stage.record({ state: 'draft', content: { title: 'RAHASIA-ASAL' } });
    const own = await published('Salinan di Toba', toba);
    const other = await published('Salinan di Deli Serdang', deliSerdang);
    const third = await published('Salinan lagi di Deli Serdang', deliSerdang);
    const hidden = await stage.record({
      state: 'archived',
      content: { title: 'RAHASIA-SALINAN' },
      institutionId: deliSerdang,
      unitId: null,
    });
    for (const copy of [own, other, third, hidden]) await lineage(copy, id);
    await lineage(id, origin);
    const text = plain((await page(path)).html);
    expect(text).toContain('Disesuaikan dari: Asal Muasal Antrean , Pemerintah Provinsi Sumatera Utara');
    expect(text).toContain('Disesuaikan dengan pasar pagi.');
    expect(text).toContain('Direplikasi 3 kali, di 1 daerah lain');
    expect(text).not.toContain('RAHASIA');
    await lineage(id, secret);
    for (const part of parts) expect((await page(path, part)).html).not.toContain('RAHASIA-ASAL');
    expect(plain((await page(path)).html)).toContain('Disesuaikan dari: Inovasi lain yang tidak terbit');
  });

  test('cost the same number of queries whatever there is', async () => {
    const bare = await stage.record({ state: 'published', content: { title: 'Catatan kosong' } });
    const cost = async (of: string) => (await countQueries(stage.database.db, () => stage.server.ask(of))).queries;
    expect([await cost(path), await cost(`/inovasi/${bare}/catatan-kosong`)]).toEqual([2, 2]);
  });
});
