import type { Page } from '@playwright/test';
import { screenCode } from '../../src/coaching/clinic/rules/code.ts';
import { expect, look, test } from './house.ts';
import { databaseOf } from './interviews.ts';
import type { Product } from './product.ts';
import { become, fill, mainOf, paper, press } from './walk.ts';

const [hubAdmin, pendidikan, nias] = ['admin.hub', 'inovator.pendidikan', 'inovator.nias'].map(
  (it) => `${it}@contoh.example`,
) as [string, string, string];
const WIB_MS = 7 * 3_600_000;
/** So many minutes from now, as the hub's clocks show it and a box takes it. */
const inMinutes = (minutes: number) => new Date(Date.now() + WIB_MS + minutes * 60_000).toISOString().slice(0, 16);

/** What the screen of the clinic shows now. */
async function codeOf(hub: Product, id: string): Promise<string> {
  const db = databaseOf(hub);
  try {
    const found = await db.pool.query<{ secret: string }>('select secret from clinic where id = $1', [id]);
    return screenCode({ id: id as never, secret: found.rows[0]?.secret ?? '' }, new Date());
  } finally {
    await db.close();
  }
}

async function plan(page: Page, hub: Product, title: string): Promise<string> {
  await become(page, hub, hubAdmin, `${hub.address}/klinik`);
  await look(page);
  await mainOf(page).getByRole('link', { name: 'Rencanakan klinik' }).click();
  await fill(page, { judul: title, mulai: inMinutes(30), selesai: inMinutes(240), tempat: 'Aula, Medan' });
  await mainOf(page).getByRole('button', { name: 'Simpan konsep' }).click();
  await expect(page.getByRole('alert')).toContainText('Kapasitas adalah bilangan bulat');
  await look(page);
  await fill(page, { kapasitas: '1' });
  for (const name of ['Pemerintah Kabupaten Deli Serdang', 'Pemerintah Kabupaten Nias'])
    await mainOf(page).getByRole('checkbox', { name, exact: true }).check();
  await press(page, 'Simpan konsep', 'Klinik disimpan sebagai konsep.');
  await look(page);
  await press(page, 'Umumkan klinik', /^Klinik diumumkan/);
  return page.url();
}

test('a clinic in Medan is planned, registered for, held with and without a line, and worked up', async ({
  page,
  ownHub: hub,
}) => {
  const title = `Coaching clinic Medan ${Date.now()}`;
  const clinic = await plan(page, hub, title);
  const id = clinic.split('/').at(-1) ?? '';

  await become(page, hub, pendidikan, clinic);
  await press(page, 'Daftar', 'Anda terdaftar.');
  await look(page);
  await become(page, hub, nias, clinic);
  await press(page, 'Daftar', /daftar tunggu/);
  await look(page);

  // A larger room: who waited moves up.
  await become(page, hub, hubAdmin, `${clinic}/ubah`);
  await fill(page, { kapasitas: '2' });
  await press(page, 'Simpan perubahan', 'Perubahan rencana disimpan.');
  await page.goto(`${clinic}/peserta`);
  await expect(mainOf(page)).toContainText('2 dari 2 tempat terisi, 0 orang menunggu.');
  await look(page);
  await page.goto(`${clinic}/layar`);
  await look(page);

  await become(page, hub, pendidikan, `${clinic}/hadir/s.salah`);
  await expect(mainOf(page)).toContainText('Kode ini tidak sah.');
  await page.goto(`${clinic}/hadir/${await codeOf(hub, id)}`);
  await look(page);
  await press(page, 'Saya hadir', 'Kehadiran tercatat.');

  // The other one is marked by hand while there is no line.
  await become(page, hub, hubAdmin, `${clinic}/presensi`);
  await look(page);
  await page.context().setOffline(true);
  await mainOf(page)
    .getByRole('button', { name: /^Catat hadir/ })
    .click();
  await expect(mainOf(page)).toContainText('Tersimpan di perangkat');
  await page.context().setOffline(false);
  await expect(mainOf(page)).toContainText('Semua catatan di perangkat ini sudah terkirim.', { timeout: 20_000 });
  await page.reload();
  await expect(mainOf(page)).toContainText('2 dari 2 orang sudah tercatat hadir.');
  const sheet = await page.request.get(`${clinic}/daftar-hadir.pdf`);
  expect([sheet.status(), sheet.headers()['content-type']]).toEqual([200, 'application/pdf']);

  await page.goto(`${clinic}/ubah`);
  await fill(page, { mulai: inMinutes(-10) });
  await press(page, 'Simpan perubahan', 'Perubahan rencana disimpan.');
  await press(page, 'Nyatakan terlaksana', 'Klinik dinyatakan terlaksana.');
  await page.goto(`${clinic}/dokumen`);
  await fill(page, { notulen: 'Dibahas lima kriteria.', keputusan: 'Ukur angka awal.' });
  await press(page, 'Simpan notulen', 'Notulen disimpan.');
  await mainOf(page).getByRole('radio', { name: 'Daftar hadir bertanda tangan' }).check();
  await fill(page, { judul: 'Daftar hadir' });
  await mainOf(page).getByLabel('Berkas', { exact: true }).setInputFiles(paper);
  await press(page, 'Tambahkan berkas', 'Dokumen ditambahkan.');
  await look(page);
  await mainOf(page).getByRole('button', { name: 'Pasang sebagai bukti bimtek' }).click();
  await expect(mainOf(page)).toContainText(/Bukti dipasang pada \d+ inovasi\./);
  await mainOf(page).getByRole('button', { name: 'Terbitkan sertifikat' }).click();
  await expect(mainOf(page)).toContainText('2 sertifikat diterbitkan.');
  await look(page);

  await become(page, hub, pendidikan, clinic);
  await mainOf(page).getByRole('link', { name: 'Isi kepuasan' }).click();
  for (const name of ['useful', 'coaching', 'arrangement', 'next_step'])
    await mainOf(page).locator(`[name="${name}"][value="4"]`).check();
  await look(page);
  await press(page, 'Kirim jawaban', /^Terima kasih/);
  const certificate = await mainOf(page).getByRole('link', { name: 'Unduh sertifikat' }).getAttribute('href');
  const given = await page.request.get(hub.address + certificate);
  expect([given.status(), given.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await page.goto(`${hub.address}/klinik/sertifikat`);
  await look(page);
});
