import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { formIn } from '../../../tests/support/form.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { problemForm as form } from '../../../tests/support/problem-form.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import type { ProblemId } from '../model/ids.ts';
import { raiseProblem } from './actions/write.ts';

let test_: TestDatabase;
let server: TestServer;
let raise: (title: string) => Promise<ProblemId>;
let cookies: string;
const content = {
  whatHurts: 'Lama.',
  whoIsHurt: 'Warga.',
  sinceWhen: '',
  regionCode: '12.07',
  affair: 'kesehatan',
  sdg: 3,
  baseline: { indicator: 'Waktu tunggu', unit: 'menit', value: 95, date: '2026-01-31', source: 'Laporan' },
  better: 'lower' as const,
};

beforeAll(async () => {
  test_ = await testDatabase();
  const { db } = test_;
  await withRegions(db);
  const institutionId = await governmentOf(db, '12.07');
  const unitId = await unitIn(db, institutionId, 'Puskesmas Batang Kuis');
  const raiser = await personWith(db, 'Dewi Rahasia', [{ role: 'innovator', institutionId, unitId }]);
  server = testServer(db);
  cookies = await server.cookiesOf('dewi.rahasia@contoh.example');
  raise = async (title) => {
    const given = { id: newId<'ProblemId'>(), institutionId, unitId, content: { ...content, title } };
    must(await db.transact((tx) => raiseProblem(tx, raiser, given, testNow)));
    return given.id;
  };
});
afterAll(() => test_.close());

const textOf = async (path: string, as?: string) =>
  (await server.ask(path, as === undefined ? {} : { cookies: as })).text();
const post = (path: string, given: Record<string, string>) => server.ask(path, { form: given, cookies });

describe('a stale tab', () => {
  const tabs = async (title: string, late: Record<string, string>) => {
    const id = await raise(title);
    const path = `/masalah/${id}/ubah`;
    const first = { ...form, judul: title, revision: '1', sakit: 'Antrean panjang sejak pagi.' };
    expect((await post(path, first)).status).toBe(303);
    const typed = { ...first, revision: '2' };
    expect((await post(path, { ...typed, sakit: 'Antrean panjang sejak subuh.' })).status).toBe(303);
    return { id, path, late: await post(path, { ...typed, ...late }) };
  };

  test('with other fields changed is joined', async () => {
    const { id, late } = await tabs('Masalah dua tab digabung', { siapa: 'Lansia' });
    expect(late.status).toBe(303);
    const page = await textOf(`/masalah/${id}`);
    expect(page).toContain('Antrean panjang sejak subuh.');
    expect(page).toContain('Lansia');
  });

  test('with the same field changed shows both texts to choose from, and loses none', async () => {
    const { id, path, late } = await tabs('Masalah dua tab', { sakit: 'Antrean sangat panjang.', siapa: 'Lansia' });
    expect(late.status).toBe(409);
    const page = await late.text();
    const shown = formIn(page, path) ?? {};
    expect(shown).toMatchObject({
      'tersimpan~sakit': 'Antrean panjang sejak subuh.',
      'saya~sakit': 'Antrean sangat panjang.',
      siapa: 'Lansia',
      revision: '3',
    });
    expect((await post(path, shown)).status).toBe(422);
    expect((await post(path, { ...shown, 'pilih~sakit': 'saya' })).status).toBe(303);
    expect(await textOf(`/masalah/${id}`)).toContain('Antrean sangat panjang.');
  });
});

test('what is typed and not saved comes back to its writer alone, and is done with when it is saved', async () => {
  const id = await raise('Masalah yang sedang diisi');
  const path = `/masalah/${id}/ubah`;
  const typed = {
    ...form,
    judul: 'Masalah yang sedang diisi',
    sakit: 'Setengah jalan',
    revision: '1',
    nilai: 'banyak',
  };
  const kept = await post(`${path}/isian`, typed);
  expect(kept.status).toBe(200);
  const opened = await textOf(path, cookies);
  expect(opened).toContain('Isian Anda yang belum disimpan sudah dikembalikan');
  expect(formIn(opened, path)).toMatchObject({ sakit: 'Setengah jalan', nilai: 'banyak', revision: '1' });
  expect(await textOf(`/masalah/${id}`)).not.toContain('Setengah jalan');
  const { dilihat = '' } = formIn(opened, path) ?? {};
  expect((await post(path, { ...typed, nilai: form.nilai, dilihat })).status).toBe(303);
  expect(await textOf(path, cookies)).not.toContain('Isian Anda yang belum disimpan');
});

test('a stale tab of nonsense is asked, not a fault', async () => {
  const id = await raise('Masalah tab aneh');
  const path = `/masalah/${id}/ubah`;
  const answer = await post(path, { ...form, judul: 'Masalah tab aneh', sakit: 'Lain sekali', revision: 'x' });
  expect(answer.status).toBe(409);
});
