import { describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { problemForm as form } from '../../../tests/support/problem-form.ts';
import {
  cookies,
  count,
  db,
  hubCookies,
  innovation,
  planter,
  post,
  raised,
  raiser,
  server,
  statusOf,
  strangerCookies,
  textOf,
  withProblemPages,
} from '../../../tests/support/problem-pages.ts';

withProblemPages();

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
