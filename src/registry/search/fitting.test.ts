import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { fittingInnovations, fittingTexts } from './fitting.ts';
import { rebuildVocabulary } from './vocabulary.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const planter = new Planter(database.db);
  const institutionId = await planter.institution('Pemerintah Kabupaten Toba', '12.12');
  const add = (title: string, summary = '', more = {}) =>
    planter.innovation({ institutionId, content: { title, summary, ...more } });
  await add('Antrean Puskesmas Daring', 'Pasien mendaftar dari rumah dan menunggu giliran.', {
    mainAffair: 'kesehatan',
  });
  await add('Puskesmas Sahabat Remaja', 'Konseling bagi siswa.');
  await add('Layanan Perpustakaan Keliling', 'Buku diantar ke desa.');
  await add('Sepeda Baca', 'Taman baca bagi pasien rawat jalan yang menunggu.');
  await planter.innovation({ institutionId, state: 'draft', content: { title: 'Antrean puskesmas rahasia' } });
  await planter.problem({ title: 'Waktu tunggu puskesmas', regionCode: '12.12' });
  await database.db.transact((tx) => rebuildVocabulary(tx));
});
afterAll(() => database.close());

const titlesFor = async (title: string, text = '', affair: string | null = null) =>
  (await fittingInnovations(database.db.conn, { title, text, affair }, 4)).map((it) => it.title);

test.each<[string, string, readonly string[]]>([
  ['a word of the title in a title finds', 'Sepeda dinas rusak', ['Sepeda Baca']],
  ['what shares most stands alone', 'Antrean pasien puskesmas menunggu lama', ['Antrean Puskesmas Daring']],
  ['words that all services have find nothing', 'Layanan publik bagi warga', []],
  ['words that nothing has find nothing', 'Jembatan gantung putus', []],
  ['words that stand only in texts find nothing', 'Siswa rumah giliran', []],
  ['no words find nothing', '', []],
])('%s', async (_name, title, found) => {
  expect(await titlesFor(title)).toEqual(found);
});

test('the text of the problem and its affair put the better answer first', async () => {
  expect(await titlesFor('Puskesmas penuh')).toEqual(['Puskesmas Sahabat Remaja', 'Antrean Puskesmas Daring']);
  expect(await titlesFor('Puskesmas penuh', 'Pasien menunggu giliran.')).toEqual(['Antrean Puskesmas Daring']);
  expect((await titlesFor('Puskesmas penuh', '', 'kesehatan'))[0]).toBe('Antrean Puskesmas Daring');
});

test('by words alone each says how much of the need stands in it, and which words', async () => {
  const need = { title: 'Antrean pasien puskesmas', text: 'Menunggu giliran berjam-jam.', affair: null };
  const found = await fittingTexts(database.db.conn, need, 10);
  expect(found.map((it) => it.words)).toEqual([['antrean', 'puskesmas', 'pasien', 'giliran', 'menunggu']]);
  // Of antrean, pasien and puskesmas (2 each), giliran and menunggu (1 each; «berjam» stands nowhere): 2 + 1 + 2 + .5 + .5 of 8.
  expect(found.map((it) => Math.round(it.share * 1000))).toEqual([750]);
  expect(await fittingTexts(database.db.conn, { ...need, title: 'Jembatan gantung' }, 10)).toEqual([]);
});
