import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { hitEnd, hitStart } from '#platform/ui/hit-marks.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { NOON, Planter } from '../../../tests/support/registry-records.ts';
import { searchCatalogue } from './catalogue-search.ts';
import { filterOf, noFilter } from './filter.ts';
import type { Sort } from './page.ts';
import { refreshVocabulary } from './vocabulary.ts';

let base: TestDatabase;
let plant: Planter;
let deliSerdang: InstitutionId;

const DAY = 86_400_000;
const on = (day: number) => new Date(NOON.getTime() + day * DAY);

beforeAll(async () => {
  base = await testDatabase();
  plant = new Planter(base.db);
  deliSerdang = await plant.institution('Pemerintah Kabupaten Deli Serdang', '12.07');
  const medan = await plant.institution('Pemerintah Kota Medan', '12.71', 'city');
  const record = (institutionId: InstitutionId, day: number, content: { title: string; summary?: string }) =>
    plant.innovation({ institutionId, movedAt: on(day), content });
  await record(deliSerdang, 1, { title: 'Demi Sepeda Bagus', summary: 'Anak berkebutuhan khusus belajar di PKBM.' });
  await record(medan, 2, { title: 'Klinik Sepeda Motor', summary: 'Bengkel keliling bagi ojek.' });
  await record(medan, 3, { title: 'Antar Obat', summary: 'Petugas melayani pasien sampai ke rumah dengan sepeda.' });
  await record(medan, 4, { title: 'Loket Cepat', summary: 'Pelayanan satu pintu untuk surat izin usaha warga.' });
  await record(medan, 5, { title: 'Izin dan Surat', summary: 'Surat keterangan, lalu izin tempat.' });
  await plant.innovation({
    institutionId: deliSerdang,
    state: 'draft',
    content: { title: 'Sepeda Rahasia', summary: 'zirkonium pelayanan' },
  });
  await base.db.transact((tx) => refreshVocabulary(tx));
});
afterAll(() => base.close());

const search = (typed: string, more: { sort?: Sort; page?: number; region?: string } = {}) =>
  searchCatalogue(base.db.conn, {
    typed,
    filter: more.region ? filterOf((name) => (name === 'region' ? [more.region ?? ''] : [])) : noFilter,
    sort: more.sort ?? 'relevance',
    page: more.page ?? 1,
  });
const plainTitles = (answer: Awaited<ReturnType<typeof search>>) =>
  answer.hits.map((hit) => hit.title.replaceAll(hitStart, '').replaceAll(hitEnd, ''));
const titles = async (typed: string, more = {}) => plainTitles(await search(typed, more));

describe('relevance', () => {
  test('the title weighs more than the text', async () => {
    expect(await titles('sepeda')).toEqual(['Klinik Sepeda Motor', 'Demi Sepeda Bagus', 'Antar Obat']);
  });

  test('the exact title comes first', async () => {
    expect((await titles('klinik sepeda motor'))[0]).toBe('Klinik Sepeda Motor');
  });

  test('words are known by their stem: pelayanan finds melayani and the other way round', async () => {
    expect(new Set(await titles('pelayanan'))).toEqual(new Set(['Loket Cepat', 'Antar Obat']));
    expect(new Set(await titles('dilayani'))).toEqual(new Set(['Loket Cepat', 'Antar Obat']));
  });

  test('a phrase in quotes wants its words one after the other', async () => {
    expect(await titles('"surat izin"')).toEqual(['Loket Cepat']);
    expect(new Set(await titles('surat izin'))).toEqual(new Set(['Loket Cepat', 'Izin dan Surat']));
  });

  test('places are found by their name', async () => {
    expect(await titles('deli serdang')).toEqual(['Demi Sepeda Bagus']);
  });
});

describe('typos and missing words', () => {
  test('spda bagus finds Demi Sepeda Bagus and says what it looked for', async () => {
    const answer = await search('spda bagus');
    expect([plainTitles(answer), answer.taken, answer.shown]).toEqual([
      ['Demi Sepeda Bagus'],
      'mended',
      'sepeda bagus',
    ]);
  });

  test('when nothing holds all words, any of them will do', async () => {
    const answer = await search('sepeda bagus motor');
    expect([answer.taken, answer.facets.total]).toEqual(['any', 3]);
    expect(new Set(plainTitles(answer).slice(0, 2))).toEqual(new Set(['Klinik Sepeda Motor', 'Demi Sepeda Bagus']));
  });

  test('nothing near: nothing found, and what was typed is kept', async () => {
    const answer = await search('kwantumfisika');
    expect([answer.hits, answer.facets.total, answer.taken, answer.shown]).toEqual([[], 0, 'all', 'kwantumfisika']);
  });

  test('a filter that leaves nothing over is no typo', async () => {
    const answer = await search('motor', { region: '12.07' });
    expect([answer.hits, answer.taken, answer.facets.counts.region.get('12.71')]).toEqual([[], 'all', 1]);
  });

  test('words of drafts are neither found nor proposed', async () => {
    expect(await titles('zirkonium')).toEqual([]);
    expect((await search('zirkonim')).shown).toBe('zirkonim');
  });

  test('words that stand everywhere find everything and are told', async () => {
    const answer = await search('yang untuk');
    expect([answer.facets.total, answer.onlyCommon]).toEqual([5, true]);
  });
});

describe('order and snippets', () => {
  test('newest first, by title, page after page', async () => {
    expect(await titles('', { sort: 'newest' })).toEqual([
      'Izin dan Surat',
      'Loket Cepat',
      'Antar Obat',
      'Klinik Sepeda Motor',
      'Demi Sepeda Bagus',
    ]);
    expect(await titles('sepeda', { sort: 'title' })).toEqual([
      'Antar Obat',
      'Demi Sepeda Bagus',
      'Klinik Sepeda Motor',
    ]);
    expect(await titles('', { sort: 'title', page: 2 })).toEqual([]);
  });

  test('hits are marked in title and text', async () => {
    const hit = (await search('pelayanan')).hits.find((it) => it.title === 'Antar Obat');
    expect(hit?.snippet).toBe('Petugas \u0002melayani\u0003 pasien sampai ke rumah dengan sepeda.');
    expect((await search('sepeda motor')).hits[0]?.title).toBe('Klinik \u0002Sepeda\u0003 \u0002Motor\u0003');
  });

  test.each([
    "'&|!:*",
    '(((',
    "a' | 'b",
    '%_\\',
    '<script>alert(1)</script>',
    '\u0000',
    "'; drop table search_doc; --",
  ])('hostile input %j is only words and finds nothing', async (typed) => {
    const answer = await search(typed);
    expect([answer.hits.length, answer.facets.total]).toEqual(answer.onlyCommon ? [5, 5] : [0, 0]);
  });

  test('a very long text is cut, not refused', async () => {
    expect((await search('x'.repeat(5000))).shown).toBe('x'.repeat(200));
  });
});

test('a rare word beside a far more frequent one is proposed, not replaced', async () => {
  for (let n = 0; n < 21; n += 1)
    await plant.innovation({
      institutionId: deliSerdang,
      content: { title: `Imunisasi ${n}`, summary: 'Imunisasi keliling.' },
    });
  await plant.innovation({ institutionId: deliSerdang, content: { title: 'Imunsasi Salah Ketik' } });
  await base.db.transact((tx) => refreshVocabulary(tx));
  const typo = await search('imunsasi');
  expect([plainTitles(typo), typo.taken, typo.maybe]).toEqual([['Imunsasi Salah Ketik'], 'all', 'imunisasi']);
  expect((await search('imunisasi')).maybe).toBeNull();
});
