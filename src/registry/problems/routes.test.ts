import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { countQueries, type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { problemForm as form } from '../../../tests/support/problem-form.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import { beginSolving, dropProblem } from './actions/move.ts';
import { raiseProblem } from './actions/write.ts';
import { problemHome } from './home.ts';

let test_: TestDatabase;
let db: Database;
let server: TestServer;
let deli: InstitutionId;
let unitId: UnitId;
let raiser: Viewer;
let hub: Viewer;
let innovation: InnovationId;
let cookies: string;
let strangerCookies: string;
let hubCookies: string;
let planter: Planter;

beforeAll(async () => {
  test_ = await testDatabase();
  db = test_.db;
  await withRegions(db);
  deli = await governmentOf(db, '12.07');
  unitId = await unitIn(db, deli, 'Puskesmas Batang Kuis');
  raiser = await personWith(db, 'Dewi Rahasia', [{ role: 'innovator', institutionId: deli, unitId }]);
  hub = await personWith(db, 'Ratna', [{ role: 'hub_admin', institutionId: await governmentOf(db, '12') }]);
  await personWith(db, 'Orang Lain', [{ role: 'local_admin', institutionId: await governmentOf(db, '12.12') }]);
  await personWith(db, 'Tanpa Peran', []);
  planter = new Planter(db);
  innovation = await planter.innovation({
    institutionId: deli,
    content: { title: 'Antrean puskesmas daring', summary: 'Pasien mendaftar dari rumah.' },
  });
  server = testServer(db);
  cookies = await server.cookiesOf('dewi.rahasia@contoh.example');
  hubCookies = await server.cookiesOf('ratna@contoh.example');
  strangerCookies = await server.cookiesOf('orang.lain@contoh.example');
});
afterAll(() => test_.close());

async function raised(title: string, state: 'open' | 'being_solved' | 'dropped' = 'open'): Promise<ProblemId> {
  const id = newId<'ProblemId'>();
  const content = {
    title,
    whatHurts: 'Lama.',
    whoIsHurt: 'Warga.',
    sinceWhen: '',
    regionCode: '12.07',
    affair: 'kesehatan',
    sdg: 3,
    baseline: { indicator: 'Waktu tunggu', unit: 'menit', value: 95, date: '2026-01-31', source: 'Laporan' },
    better: 'lower' as const,
  };
  await db.transact(async (tx) => {
    must(await raiseProblem(tx, raiser, { id, institutionId: deli, unitId, content }, testNow));
    if (state === 'being_solved') must(await beginSolving(tx, raiser, { id }, testNow));
    if (state === 'dropped') must(await dropProblem(tx, raiser, { id, reason: 'Dua kali.' }, testNow));
  });
  return id;
}
const textOf = async (path: string, as?: string) =>
  (await server.ask(path, as === undefined ? {} : { cookies: as })).text();
const statusOf = async (path: string, as?: string) =>
  (await server.ask(path, as === undefined ? {} : { cookies: as })).status;
const post = (path: string, given: Record<string, string>, as = cookies) =>
  server.ask(path, { form: given, cookies: as });
const count = async (title: string) =>
  (await db.pool.query('select count(*) as n from problem where title = $1', [title])).rows[0].n as number;

describe('the list', () => {
  test('asks the same of the database for one problem and for three', async () => {
    await raised('Satu masalah saja');
    const one = await countQueries(db, () => server.ask('/masalah'));
    await raised('Dua masalah sekarang');
    await raised('Tiga masalah sekarang', 'being_solved');
    const three = await countQueries(db, () => server.ask('/masalah'));
    expect(three.queries).toBe(one.queries);
    expect(one.queries).toBeGreaterThan(3);
    expect(await three.value.text()).toContain('Tiga masalah sekarang');
  });

  test('narrows by state, region and affair, and keeps dropped problems from the public', async () => {
    await raised('Masalah yang dihentikan', 'dropped');
    const open = await textOf('/masalah?keadaan=open');
    expect(open).toContain('Dua masalah sekarang');
    expect(open).not.toContain('Tiga masalah sekarang');
    expect(await textOf('/masalah?wilayah=12.12')).toContain('Tidak ada masalah dengan saringan ini');
    expect(await textOf('/masalah?urusan=kesehatan&keadaan=being_solved')).toContain('Tiga masalah sekarang');
    expect(await textOf('/masalah?keadaan=dropped')).not.toContain('Masalah yang dihentikan');
    expect(await textOf('/masalah?keadaan=dropped', strangerCookies)).not.toContain('Masalah yang dihentikan');
    expect(await textOf('/masalah?keadaan=dropped', cookies)).toContain('Masalah yang dihentikan');
  });

  test('takes any query for what it is', async () => {
    expect(await statusOf('/masalah?keadaan=aneh&wilayah=x&urusan=%00&hal=abc&tanda=mine')).toBe(200);
    const far = await server.ask('/masalah?hal=99&keadaan=open');
    expect([far.status, far.headers.get('location')]).toEqual([303, '/masalah?keadaan=open']);
  });
});

describe('a problem', () => {
  test('is public without a word of who raised it', async () => {
    const id = await raised('Masalah untuk umum');
    const page = await textOf(`/masalah/${id}`);
    expect(page).toContain('Puskesmas Batang Kuis');
    expect(page).toContain('<meta property="og:description" content="Lama."');
    for (const secret of ['Dewi', 'Rahasia', 'dewi.rahasia@contoh.example']) expect(page).not.toContain(secret);
  });

  test('that does not exist, or not for the reader, is not there', async () => {
    const dropped = await raised('Masalah yang hilang', 'dropped');
    for (const path of [newId(), 'bukan-nomor', dropped].map((it) => `/masalah/${it}`)) {
      expect(await statusOf(path)).toBe(404);
      expect(await statusOf(`${path}/ubah`, strangerCookies)).toBe(404);
      expect((await post(`${path}/tangani`, {}, strangerCookies)).status).toBe(404);
    }
    expect(await statusOf(`/masalah/${dropped}`, cookies)).toBe(200);
  });

  test('tells its history only to those who run it', async () => {
    const id = await raised('Masalah dengan riwayat', 'being_solved');
    expect(await statusOf(`/masalah/${id}/riwayat`, strangerCookies)).toBe(404);
    const history = await textOf(`/masalah/${id}/riwayat`, cookies);
    expect(history).toContain('Mengangkat masalah');
    expect(history).toContain('Sedang diselesaikan');
    expect(history).not.toContain('being_solved');
    expect(await statusOf(`/masalah/${id}/riwayat/unduh.csv`, strangerCookies)).toBe(404);
    expect(await textOf(`/masalah/${id}/riwayat/unduh.csv`, cookies)).toContain('Mengangkat masalah');
  });

  test('refuses moves of others with the reason', async () => {
    const id = await raised('Masalah orang lain');
    const refusedPage = await post(`/masalah/${id}/tangani`, {}, strangerCookies);
    expect(refusedPage.status).toBe(403);
    expect(await refusedPage.text()).toContain('Hanya pengangkatnya, admin instansinya, dan admin hub');
    expect((await post(`/masalah/${id}/tuntas`, {})).status).toBe(409);
    expect((await server.ask(`/masalah/${id}/tangani`, { form: {} })).headers.get('location')).toMatch(/^\/masuk/);
  });
});

describe('raising', () => {
  test('shows what exists first, as a step and as a fragment', async () => {
    await raised('Antrean puskesmas di pagi hari');
    const step = await textOf('/masalah/baru?judul=Antrean+puskesmas+panjang', cookies);
    expect(step).toContain('Antrean puskesmas daring');
    expect(step).toContain('Antrean puskesmas di pagi hari');
    const fragment = await textOf('/masalah/baru/serupa?q=antrean+puskesmas', cookies);
    expect(fragment).toContain(`href="/inovasi/${innovation}"`);
    expect(fragment).not.toContain('<html');
    const nothing = await server.ask('/masalah/baru?judul=Jembatan+gantung+putus', { cookies });
    expect(nothing.headers.get('location')).toBe('/masalah/baru/isi?judul=Jembatan+gantung+putus');
  });

  test('keeps what was typed beside the faults, each at its field', async () => {
    const id = newId();
    const answer = await post('/masalah/baru/isi', { ...form, id, sakit: ' ', wilayah: '99.99', nilai: 'banyak' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const fault of ['Isi “Apa yang terjadi?”', 'Pilih “Di mana?” dari daftar', '“Angka” harus berupa angka'])
      expect(page).toContain(fault);
    expect(page).toContain('value="banyak"');
    expect(page).toContain(`name="id" value="${id}"`);
    expect(await count(form.judul)).toBe(0);
    const future = await post('/masalah/baru/isi', { ...form, id, tanggal: '2026-03-03' });
    expect(await future.text()).toContain('“Tanggal pengukuran” tidak boleh setelah hari ini');
    const half = await post('/masalah/baru/isi', { ...form, id, tanggal: '', sumber: '', nilai: '' });
    expect(half.status).toBe(422);
    expect((await post('/masalah/baru/isi', { ...form, id: 'x' })).status).toBe(422);
  });

  test('twice by a double click is one problem', async () => {
    const id = newId();
    const both = await Promise.all([
      post('/masalah/baru/isi', { ...form, id }),
      post('/masalah/baru/isi', { ...form, id }),
    ]);
    expect(both.map((it) => [it.status, it.headers.get('location')])).toEqual([
      [303, `/masalah/${id}`],
      [303, `/masalah/${id}`],
    ]);
    expect(await count(form.judul)).toBe(1);
    expect(await textOf(`/masalah/${id}`)).toContain('1.095,5 menit');
  });

  test('wants a role', async () => {
    const lone = await server.cookiesOf('tanpa.peran@contoh.example');
    expect(await statusOf('/masalah/baru', lone)).toBe(403);
    expect((await post('/masalah/baru/isi', { ...form, id: newId() }, lone)).status).toBe(403);
    expect(await statusOf('/masalah/baru')).toBe(303);
  });
});

test('a problem is measured, reported by one and verified by another; each page names its faults', async () => {
  const id = await raised('Masalah sampai tuntas', 'being_solved');
  const path = `/masalah/${id}/ukur`;
  expect((await server.ask(`/masalah/${id}/tuntas`, { cookies })).status).toBe(409);
  const measureId = newId();
  const good = {
    id: measureId,
    revision: '1',
    nilai: '30',
    tanggal: '2026-02-28',
    sumber: 'Laporan Februari',
    'links.0.title': 'Laporan',
    'links.0.url': 'https://contoh.go.id/laporan',
    'links.0.date': '',
    catatan: '',
  };
  const early = await post(path, { ...good, tanggal: '2026-01-31' });
  expect(await early.text()).toContain('harus setelah tanggal angka awal, 31 Januari 2026');
  const more = await post(path, { ...good, tambah: 'links' });
  expect([more.status, (await more.text()).includes('name="links.1.title"')]).toEqual([200, true]);
  expect((await post(path, { ...good, revision: '7' })).status).toBe(409);
  expect((await post(path, { ...good, id: 'x' })).status).toBe(404);
  expect((await post(path, good)).headers.get('location')).toBe(`/masalah/${id}`);
  expect((await post(path, good)).headers.get('location')).toBe(`/masalah/${id}`);
  expect((await post(`/masalah/${id}/coret`, { alasan: 'x' })).status).toBe(422);
  const report = `/masalah/${id}/tuntas`;
  expect(await textOf(report, cookies)).toContain('turun 65 (68,4 %)');
  expect((await post(report, { ukuran: newId(), pelajaran: '' })).status).toBe(409);
  expect((await post(report, { ukuran: measureId, pelajaran: 'x'.repeat(2001) })).status).toBe(422);
  expect((await post(report, { ukuran: measureId, pelajaran: 'Loket kedua.' })).headers.get('location')).toBe(
    `/masalah/${id}`,
  );
  expect(await textOf(`/masalah/${id}`)).toContain('Tuntas menurut pelapor, belum diverifikasi');
  const verdict = `/masalah/${id}/verifikasi`;
  expect(await statusOf(verdict, cookies)).toBe(403);
  expect((await post(verdict, { ukuran: measureId }, hubCookies)).headers.get('location')).toBe(`/masalah/${id}`);
  const page = await textOf(`/masalah/${id}`);
  expect(page).toContain('turun 65 (68,4 %)');
  expect(page).toContain('href="https://contoh.go.id/laporan"');
  expect(page).toContain('Loket kedua.');
  expect(page).toContain('oleh Admin hub, ');
  expect(page).not.toContain('belum diverifikasi');
});

test('a report comes back with a note, shown to those who run it alone', async () => {
  const id = await planter.problem({
    title: 'Masalah yang dikembalikan',
    regionCode: '12.07',
    state: 'reported',
    raisedBy: raiser.person?.id ?? null,
  });
  const measure = await db.pool.query('select measure_id as id from problem where id = $1', [id]);
  const path = `/masalah/${id}/kembalikan`;
  const ukuran = measure.rows[0].id;
  expect((await post(path, { ukuran, kekurangan: '' }, hubCookies)).status).toBe(422);
  expect((await post(path, { ukuran: newId(), kekurangan: 'Kurang.' }, hubCookies)).status).toBe(409);
  expect((await post(path, { ukuran, kekurangan: 'Sumbernya kosong.' }, hubCookies)).status).toBe(303);
  expect(await textOf(`/masalah/${id}`, cookies)).toContain('Sumbernya kosong.');
  expect(await textOf(`/masalah/${id}`)).not.toContain('Sumbernya kosong.');
  expect(await textOf(`/masalah/${id}`, strangerCookies)).not.toContain('Sumbernya kosong.');
});

test('closing without reason asks for it', async () => {
  const id = await raised('Masalah tanpa alasan');
  const answer = await post(`/masalah/${id}/hentikan`, { alasan: ' ' });
  expect([answer.status, (await answer.text()).includes('Tulis alasannya')]).toEqual([422, true]);
  expect((await post(`/masalah/${id}/hentikan`, { alasan: 'Dua kali.' })).status).toBe(303);
  expect((await post(`/masalah/${id}/buka-lagi`, { alasan: '' })).status).toBe(422);
});

test('linking by search leads to both pages', async () => {
  const id = await raised('Antrean loket pendaftaran');
  expect(await textOf(`/masalah/${id}/kaitkan?q=antrean+daring`, cookies)).toContain(innovation);
  expect(await textOf(`/masalah/${id}/kaitkan?q=jembatan`, cookies)).toContain('Tidak ada inovasi terbit yang cocok');
  expect((await post(`/masalah/${id}/kaitkan`, { inovasi: innovation })).status).toBe(303);
  expect((await post(`/masalah/${id}/kaitkan`, { inovasi: 'x' })).status).toBe(409);
  expect(await textOf(`/masalah/${id}`)).toContain(`href="/inovasi/${innovation}"`);
  expect((await post(`/masalah/${id}/lepaskan`, { inovasi: innovation })).status).toBe(303);
});

test('the home page names some of the problems one raised; the hub sees those that nothing answers', async () => {
  const [own] = await problemHome(db.conn, raiser);
  const unclosed = await db.pool.query(
    `select count(*) as n from problem where raised_by = $1 and state in ('open', 'being_solved')`,
    [raiser.person?.id],
  );
  expect(own?.items.map((it) => it.text).slice(0, 2)).toEqual(['Satu masalah saja', 'Dua masalah sekarang']);
  expect(own?.items.at(-1)).toEqual({
    text: 'Semua masalah yang Anda angkat dan belum tuntas',
    count: unclosed.rows[0].n,
    href: '/masalah?tanda=mine&keadaan=open&keadaan=being_solved',
  });
  await planter.problem({ title: 'Masalah yang menunggu', regionCode: '12.07', state: 'reported' });
  const [owed] = await problemHome(db.conn, hub);
  const open = await db.pool.query(`select count(*) as n from problem where state = 'open'`);
  const reported = await db.pool.query(`select count(*) as n from problem where state = 'reported'`);
  expect(owed?.items.map((it) => [it.count, it.href])).toEqual([
    [reported.rows[0].n, '/masalah?tanda=to_verify'],
    [open.rows[0].n, '/masalah?tanda=unanswered'],
  ]);
  expect(await problemHome(db.conn, { ...raiser, acting: null })).toEqual([]);
});
