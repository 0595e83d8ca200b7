import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countQueries } from '../../../tests/support/database.ts';
import { iidDocument } from '../../../tests/support/index-governments.ts';
import { indexDoors, indexOffice } from '../../../tests/support/index-sheets.ts';
import { testNow } from '../../../tests/support/people.ts';
import { type Part, raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { indexFigures } from './figures.ts';
import { paths } from './paths.ts';
import { loadGovernments } from './queries/government.ts';
import { shippedEditions } from './shipped.ts';

let stage: Stage;
let office: Awaited<ReturnType<typeof indexOffice>>;
const design = Array.from({ length: 300 }, (_, at) => `kata${at}`).join(' ');

beforeAll(async () => {
  stage = await raiseStage();
  office = await indexOffice(stage);
  const { toba } = stage.places;
  const titled = (title: string, mainAffair: string, more: object = {}) =>
    stage.record({ state: 'published', content: { title, mainAffair, startDate: '2024-05-01', design, ...more } });
  const first = await titled('Antar Obat', 'kesehatan');
  const second = await titled('Sekolah Sungai', 'pendidikan');
  await titled('Rumah Tangguh', 'perumahan', { startDate: null });
  const of = { kind: 'innovation', institutionId: toba } as const;
  // 3×1 + 2×2 + 4×3 = 19 claimed; the video has no evidence, so 7; verified 3×1 = 3.
  const answers = { regulasi: { n: 1, verified: 1 }, sdm: { n: 2 }, video: { n: 3, proven: false } };
  await office.sheet({ ...of, subjectId: first, answers });
  // 3×3 = 9.
  await office.sheet({ ...of, subjectId: second, answers: { kemanfaatan: { n: 3 } } });
  // 1.5×3 = 4.5.
  const spd = { 'opini-bpk': { n: 3, verified: 2 } };
  await office.sheet({ kind: 'government', subjectId: toba, institutionId: toba, answers: spd });
});
afterAll(() => stage.database.close());

const get = async (part: Part, path: string) => {
  const answer = await stage.server.ask(path, { cookies: stage.cookiesOf(part) });
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
};
const post = async (part: Part, path: string, form: Readonly<Record<string, string>>) => {
  const answer = await stage.server.ask(path, { cookies: stage.cookiesOf(part), form });
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
};

describe('the index of a government', () => {
  test('is reckoned of its sheets: (4.5 + 16 ÷ 12 + 0) ÷ 250 × 100 = 2.33 claimed, (3 + 3 ÷ 12) ÷ 250 × 100 = 1.30 verified', async () => {
    const { html, status } = await get('planner', paths.one.to(stage.places.toba));
    expect(status).toBe(200);
    for (const text of [
      '2,33',
      '1,30',
      'Kurang Inovatif',
      '16 ÷ 12',
      '3 urusan',
      '10 kursi kosong',
      'Lampirkan bukti untuk 35. Video inovasi',
    ])
      expect([text, html.includes(text)]).toEqual([text, true]);
    expect(html).toContain('tanggal penerapan belum diisi');
    expect(html).toContain('/inovasi?urusan=sosial');
  });

  test('with more innovations is only tried: one of 111 points more', async () => {
    const asked = paths.one.to(stage.places.toba, { tambah: '1', nilai: '111', urusan: ['sosial'] });
    // (4.5 + 127 ÷ 12) ÷ 250 × 100 = 6.033…
    expect((await get('leader', asked)).html).toContain('6,03 · Kurang Inovatif');
    expect((await get('leader', paths.one.to(stage.places.toba, { tambah: 'x', nilai: '-5' }))).status).toBe(200);
  });

  test('has other divisors in other editions', async () => {
    expect((await get('leader', paths.one.to(stage.places.toba, { edisi: '2029' }))).html).toContain('÷ 18');
    expect((await get('leader', paths.one.to(stage.places.toba, { edisi: '2023' }))).html).toContain('÷ 10');
  });

  test('is for the hub and for those who run, plan for or lead the government; nobody else finds it', async () => {
    const { toba, deliSerdang } = stage.places;
    const seen = async (part: Part, path: string) => (await get(part, path)).status;
    for (const of of [paths.one.to, paths.moves.to, paths.how.to]) {
      for (const part of ['hub_admin', 'local_admin', 'planner', 'leader'] as const)
        expect([part, await seen(part, of(toba))]).toEqual([part, 200]);
      for (const part of ['innovator', 'elsewhere', 'other_admin', 'coach', 'system_admin'] as const)
        expect([part, await seen(part, of(toba))]).toEqual([part, 404]);
      expect(await seen('planner', of(deliSerdang))).toBe(404);
      expect(await seen('hub_admin', of(deliSerdang))).toBe(200);
    }
    expect(await seen('hub_admin', '/kelola/indeks/tidak-ada')).toBe(404);
    expect((await get('anonymous', paths.list.to())).status).toBe(303);
  });

  test('the list holds what the viewer may see', async () => {
    const list = await get('hub_admin', paths.list.to());
    expect(list.html).toContain('34 pemerintah daerah');
    expect((await get('hub_admin', paths.list.to({ q: 'toba', kategori: '2' }))).html).toContain('1 pemerintah daerah');
    expect((await get('hub_admin', paths.list.to({ q: 'toba', kategori: '0' }))).html).toContain(
      'Tidak ada pemerintah daerah di sini',
    );
    expect((await get('planner', paths.list.to())).html).toContain('1 pemerintah daerah');
  });
});

test('the figure is the claimed index of each government, to whoever may see it', async () => {
  const { conn } = stage.database.db;
  const { toba, province } = stage.places;
  const [figure] = indexFigures(indexDoors);
  const indexes = async (part: 'hub_admin' | 'planner' | 'coach', regionCode: string) => {
    const { acting, ...person } = stage.people[part];
    if (!acting) throw new Error(`${part} acts for nobody`);
    const viewer = { ...person, acting: { ...acting, regionCode } };
    const asked = { viewer, now: testNow, filter: {}, by: ['institution'] } as const;
    return new Map((await figure?.count(conn, asked))?.map((it) => [it.of.institution, it.value]));
  };
  const all = await indexes('hub_admin', '12');
  expect([all.size, all.get(toba), all.get(province)]).toEqual([34, 2.33, 0]);
  expect(await indexes('planner', '12.12')).toEqual(new Map([[toba, 2.33]]));
  expect(await indexes('coach', '12')).toEqual(new Map());
});

describe('how it was computed', () => {
  test('is told step by step, and taken along row by row', async () => {
    const { html } = await get('planner', paths.how.to(stage.places.toba));
    for (const text of ['sid_sum / max(least_divisor, counted)', '16 / 12', '9 + 7 = 16 (n = 2)'])
      expect(html).toContain(text);
    const file = await get('planner', `/kelola/indeks/${stage.places.toba}/hitungan/unduh.json`);
    const rows = JSON.parse(file.html).rows as readonly Record<string, unknown>[];
    const parts = Map.groupBy(rows, (it) => it.part);
    expect([parts.get('sid_item')?.length, parts.get('sid')?.length, parts.get('spd_item')?.length]).toEqual([
      60, 3, 20,
    ]);
    expect(parts.get('index')?.[0]).toMatchObject({ claimed_points: 2.33, verified_points: 1.3 });
    const video = parts
      .get('sid_item')
      ?.find((it) => it.innovation === 'Antar Obat' && String(it.item).includes('Video'));
    expect(video).toMatchObject({ chosen: 3, claimed_score: 0, claimed_points: 0, verified_score: null });
  });

  test('the next documents too, as they are narrowed', async () => {
    const { html } = await get('planner', paths.moves.to(stage.places.toba, { jenis: 'attach' }));
    expect(html).toContain('3 langkah');
    const file = await get('planner', `/kelola/indeks/${stage.places.toba}/dokumen/unduh.json?jenis=attach`);
    const rows = JSON.parse(file.html).rows as readonly Record<string, unknown>[];
    expect(rows.map((it) => [it.to, it.hours, it.gain])).toEqual([
      [3, 24, 0.4],
      [2, 24, 0.266667],
      [1, 24, 0.133333],
    ]);
    expect((await get('other_admin', `/kelola/indeks/${stage.places.toba}/dokumen/unduh.json`)).status).toBe(404);
    const list = await get('hub_admin', '/kelola/indeks/unduh.json?q=toba');
    expect(JSON.parse(list.html).rows).toMatchObject([
      { claimed: 2.33, verified: 1.3, counted: 2, innovations: 3, empty_chairs: 10 },
    ]);
  });
});

test('many governments with many innovations are read in as many statements as one', async () => {
  const { toba, deliSerdang, province } = stage.places;
  const edition = { id: office.editionId, document: iidDocument, state: 'open' } as never;
  const load = (institutionIds: readonly (typeof toba)[]) =>
    countQueries(stage.database.db, () =>
      loadGovernments(stage.database.db.conn, {
        institutionIds,
        catalogue: edition,
        document: iidDocument,
        doors: indexDoors,
        now: testNow,
      }),
    );
  const one = await load([toba]);
  const many = await load([toba, deliSerdang, province]);
  expect([one.queries, many.value.size]).toEqual([many.queries, 3]);
  expect(one.queries).toBeLessThanOrEqual(16);
});

describe('the rules of an edition', () => {
  const typed = () => {
    const edition = shippedEditions.find((it) => it.year === 2027);
    if (!edition) throw new Error('2027 is shipped');
    const { leastDivisor, mostCounted, perInnovation, leastBasicAffairs, totalMost, bands, formulas, effort } = edition;
    return {
      revisi: '1',
      leastDivisor: String(leastDivisor),
      mostCounted: String(mostCounted),
      perInnovation: String(perInnovation),
      leastBasicAffairs: String(leastBasicAffairs),
      totalMost: String(totalMost),
      designWords: '300',
      appliedFrom: '',
      appliedUntil: '',
      mandatory: 'told',
      ...Object.fromEntries(bands.map((it, at) => [`kategori.${at}`, String(it.from)])),
      ...Object.fromEntries(Object.entries(formulas).map(([name, text]) => [`rumus.${name}`, text])),
      ...Object.fromEntries(effort.kinds.map((it) => [`jam.${it.code}`, String(it.hours)])),
      alasan: 'Surat edaran baru',
    };
  };
  const change = paths.change.to(2027);

  test('are read by everybody who reads an index, with source and what no source tells; the hub changes them', async () => {
    const read = await get('planner', paths.edition.to(2027));
    expect([read.status, read.html.includes('6 dari 6'), read.html.includes('Hanya admin hub')]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await get('planner', change)).status).toBe(404);
    expect((await get('hub_admin', change)).status).toBe(200);
    expect((await post('local_admin', change, typed())).status).toBe(404);
    expect((await get('hub_admin', paths.edition.to(1999))).status).toBe(404);
  });

  test('what is wrong is told at its box, with what was typed', async () => {
    const wrong = async (more: Readonly<Record<string, string>>, text: string) => {
      const answer = await post('hub_admin', change, { ...typed(), ...more });
      expect([more, answer.status, answer.html.includes(text)]).toEqual([more, 422, true]);
      expect(answer.html).toContain('Surat edaran baru');
    };
    await wrong({ leastDivisor: '0' }, 'Di luar batas: 1 sampai 1000.');
    await wrong({ leastDivisor: '14,5' }, 'Tulis sebagai angka.');
    await wrong({ perInnovation: 'banyak' }, 'Tulis sebagai angka.');
    await wrong({ 'rumus.index': 'total / nol' }, 'Nama nol tidak dikenal.');
    await wrong({ 'rumus.total': 'spd +' }, 'Rumus belum selesai');
    await wrong({ 'rumus.sid_mean': 'index' }, 'Nama index tidak dikenal.');
    await wrong({ appliedFrom: '2026-02-30' }, 'Bukan tanggal.');
    await wrong({ 'kategori.1': '70' }, 'Harus lebih kecil');
    await wrong({ mandatory: '' }, 'Pilih salah satu.');
    const silent = await post('hub_admin', change, { ...typed(), leastDivisor: '15', alasan: ' ' });
    expect([silent.status, silent.html.includes('Tulis alasan perubahan.')]).toEqual([422, true]);
  });

  test('a change holds for every projection, is made once, and a stale form keeps what was typed', async () => {
    const form = { ...typed(), leastDivisor: '15', alasan: 'Pembagi dari surat baru' };
    for (let n = 0; n < 2; n += 1) {
      const done = await post('hub_admin', change, form);
      expect([done.status, done.to]).toEqual([303, paths.edition.to(2027)]);
    }
    expect((await get('leader', paths.one.to(stage.places.toba, { edisi: '2027' }))).html).toContain('÷ 15');
    const read = await get('planner', paths.edition.to(2027));
    expect(read.html.split('Pembagi dari surat baru').length).toBe(2);
    const stale = await post('hub_admin', change, { ...typed(), leastDivisor: '16', alasan: 'Lain' });
    expect([stale.status, stale.html.includes('value="16"'), stale.html.includes('Orang lain sudah mengubah')]).toEqual(
      [409, true, true],
    );
    const log = await stage.database.db.pool.query(
      "select id from audit_event where event = 'instrument.index.edition_changed'",
    );
    expect(log.rows).toHaveLength(1);
  });

  test('a formula that divides by zero for a government says so instead of a figure', async () => {
    const zero = {
      ...typed(),
      revisi: '2',
      leastDivisor: '15',
      'rumus.sid_mean': 'sid_sum / (counted - counted)',
      alasan: 'Coba',
    };
    expect((await post('hub_admin', change, zero)).status).toBe(303);
    const told = await get('leader', paths.one.to(stage.places.toba, { edisi: '2027' }));
    expect([told.status, told.html.includes('bernilai 0'), told.html.includes('Rerata SID')]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await get('hub_admin', paths.list.to({ edisi: '2027' }))).html).toContain('Rumus tanpa hasil');
  });
});
