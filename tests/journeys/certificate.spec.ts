import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';

// Certificates by a list of names: read, looked at, given out, made into files, taken, verified by the public, one revoked.

const ORGANISER = 'admin.deliserdang@contoh.example';
const names = Array.from({ length: 30 }, (_none, at) => `Penerima Uji ${at + 1}, S.Pd.`);
const list = `Nama;Instansi;Predikat\n${names.map((name) => `${name};Kabupaten Deli Serdang;Terbaik ${name}`).join('\n')}\n`;

const bytesOf = (text: string) => ({ name: 'penerima.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

async function signing(page: Page): Promise<void> {
  await page.getByLabel('Jenis').selectOption({ label: 'Peserta' });
  await page.getByLabel('Nama penanda tangan').fill('Asri Ludin Tambunan');
  await page.getByLabel('Jabatan penanda tangan').fill('Bupati Deli Serdang');
  await page.getByLabel('Tempat penandatanganan').fill('Lubuk Pakam');
}

const read = (page: Page) => page.getByRole('button', { name: 'Baca daftar dan lihat contoh' }).click();
const h1 = (page: Page) => page.getByRole('heading', { level: 1 });

test('thirty names become certificates that anybody verifies, until one is revoked', async ({ page, hub, browser }) => {
  await signIn(page, hub, ORGANISER);
  await page.goto(`${hub.address}/kelola/sertifikat`);
  await look(page);
  await page.goto(`${hub.address}/kelola/kompetisi`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Kompetisi Inovasi/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Sertifikat', exact: true }).click();
  await look(page);
  await page.getByRole('link', { name: 'Nomor dan gambar' }).click();
  await look(page);
  await page.getByLabel('Bentuk nomor').fill('{no}{tahun}');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await look(page);
  await page.getByLabel('Bentuk nomor').fill('{no:3}/UJI/{tahun}');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await told(page, 'Pengaturan sudah disimpan.');
  await page.getByRole('link', { name: /^Sertifikat .*Kompetisi/ }).click();

  await page.getByRole('link', { name: 'Terbitkan sertifikat' }).click();
  await look(page);
  await read(page);
  await look(page);
  await signing(page);
  await page.getByLabel('Berkas daftar').setInputFiles(bytesOf(list.replace(names[4] ?? '', '')));
  await read(page);
  await expect(page.getByRole('row', { name: /6 Nama kosong/ })).toBeVisible();
  await look(page);
  await page.getByLabel('Berkas daftar').setInputFiles(bytesOf(list));
  await read(page);
  await told(page, 'Daftar terbaca.');
  await expect(page.getByText('30 penerima terbaca dari penerima.csv.')).toBeVisible();
  await look(page);
  const sample = await page.request.get(`${page.url()}/contoh.pdf`);
  expect([sample.status(), sample.headers()['content-type']]).toEqual([200, 'application/pdf']);

  await page.getByRole('button', { name: 'Terbitkan 30 sertifikat' }).click();
  await told(page, 'Sertifikat sudah diterbitkan.');
  await look(page);
  await page.getByRole('button', { name: 'Siapkan ZIP satu PDF per penerima' }).click();
  await expect(h1(page)).toHaveText('Satu PDF untuk setiap penerima (ZIP)');
  const taking = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Unduh ZIP' }).click({ timeout: 90_000 });
  expect((await taking).suggestedFilename()).toMatch(/^sertifikat-\d{4}-\d\d-\d\d\.zip$/);
  await look(page);

  await page.getByRole('link', { name: 'Kembali ke daftar' }).click();
  await page.getByRole('link', { name: 'Lihat sertifikatnya' }).click();
  await look(page);
  await page.getByLabel('Cari nama atau nomor').fill('Uji 30');
  await page.getByRole('button', { name: 'Terapkan' }).click();
  await page.getByRole('link', { name: names[29] ?? '' }).click();
  await look(page);
  const own = page.url();
  const address = await page.getByRole('link', { name: 'Halaman pemeriksaan' }).getAttribute('href');

  const anybody = await (await browser.newContext()).newPage();
  await anybody.goto(`${hub.address}/sertifikat`);
  await look(anybody);
  await anybody.getByLabel('Kode sertifikat').fill((address ?? '').split('/').at(-1)?.toLowerCase() ?? '');
  await anybody.getByRole('button', { name: 'Periksa' }).click();
  await expect(h1(anybody)).toHaveText('Sertifikat ini asli dan berlaku');
  await expect(anybody.getByText(names[29] ?? '', { exact: true })).toBeVisible();
  await look(anybody);

  await page.goto(`${own}/cabut`);
  await look(page);
  await page.getByRole('button', { name: 'Cabut sertifikat' }).click();
  await look(page);
  await page.getByLabel('Alasan').fill('Nama penerima keliru.');
  await page.getByRole('button', { name: 'Cabut sertifikat' }).click();
  await told(page, 'Sertifikat sudah dicabut.');
  await look(page);
  await page.getByRole('link', { name: 'Perbaiki dan terbitkan ulang' }).click();
  await look(page);
  await page.getByLabel('Nama penerima').fill('Penerima Uji Tiga Puluh, S.Pd.');
  await page.getByRole('button', { name: 'Terbitkan yang baru' }).click();
  await told(page, 'Sertifikat pengganti sudah terbit.');
  await look(page);
  await anybody.reload();
  await expect(h1(anybody)).toHaveText('Sertifikat ini sudah diganti');
  await look(anybody);
  await anybody.getByRole('link', { name: 'Lihat sertifikat penggantinya' }).click();
  await expect(h1(anybody)).toHaveText('Sertifikat ini asli dan berlaku');
  await anybody.context().close();
  await signOut(page);
});
