import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';

const ADMIN = 'admin.hub@contoh.example';
const TITLE = 'Kompetisi Inovasi Sumatera Utara 2027';

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).last().click();
const follow = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true }).first().click();

/** Days and hours of the calendar, by the name of the stage. */
const dates: readonly (readonly [string, string, string])[] = [
  ['Penerimaan usulan', '2026-11-01T08:00', '2027-03-31T23:59'],
  ['Pemeriksaan administrasi', '2027-04-01T08:00', '2027-04-08T16:00'],
  ['Penilaian proposal', '2027-04-09T08:00', '2027-04-23T16:00'],
  ['Pleno penetapan finalis', '2027-04-26T08:00', '2027-04-27T16:00'],
  ['Pengumuman finalis', '2027-04-28T10:00', ''],
  ['Presentasi dan wawancara', '2027-05-03T08:00', '2027-05-05T16:00'],
  ['Pleno Tim Panel Independen', '2027-05-10T08:00', '2027-05-11T16:00'],
  ['Pengumuman hasil akhir', '2027-05-17T10:00', ''],
  ['Penganugerahan', '2027-05-24T09:00', '2027-05-24T12:00'],
];

async function fillDates(page: Page): Promise<void> {
  for (const [stage, opens, closes] of dates) {
    const group = main(page).getByRole('group', { name: stage, exact: true });
    await group.getByLabel('Mulai').fill(opens);
    if (closes !== '') await group.getByLabel('Selesai').fill(closes);
  }
}

test('an edition is made from a preset, mended, previewed, published and read by the public', async ({ page, hub }) => {
  await signIn(page, hub, ADMIN);
  await page.goto(`${hub.address}/kelola/kompetisi`);
  await look(page);
  await follow(page, 'Susun edisi baru');
  await look(page);
  await page.getByLabel('Judul').fill(TITLE);
  await page.getByLabel('Tahun').fill('2027');
  await page.getByLabel('Kompetisi kabupaten/kota (susunan kami)').check();
  await press(page, 'Buat edisi');
  await told(page, 'Edisi dibuat');
  const work = page.url();
  await look(page);

  await test.step('who may enter', async () => {
    await follow(page, 'Siapa boleh ikut');
    await page.getByLabel('Hanya unit dari instansi penyelenggara').uncheck();
    await page.getByLabel('Wilayah tertentu').check();
    await page.getByLabel('Kode wilayah').fill('12');
    await look(page);
    await press(page, 'Simpan');
    await told(page, 'Tersimpan');
  });

  await test.step('the calendar', async () => {
    await follow(page, 'Tahap dan jadwal');
    await look(page);
    await fillDates(page);
    await expect(page.locator('#masalah')).toContainText('Tidak ada yang perlu diperbaiki.');
    await press(page, 'Simpan');
    await told(page, 'Tersimpan');
    await expect(main(page)).toContainText('Tidak ada yang perlu diperbaiki.');
  });

  await test.step('a weight that is wrong is told while one types, and again on the page of the edition', async () => {
    await follow(page, 'Formulir usulan');
    await look(page);
    await follow(page, 'Dampak');
    await page.getByLabel('Bobot').fill('45');
    await expect(page.locator('#masalah')).toContainText('berjumlah 115, seharusnya 100');
    await look(page);
    await press(page, 'Simpan');
    await page.goto(work);
    await expect(main(page)).toContainText('2 hal perlu diperbaiki');
    await expect(main(page).getByRole('button', { name: 'Terbitkan' })).toHaveAttribute('aria-disabled', 'true');
    await look(page);
    await page.goto(`${work}/ubah/formulir/4`);
    await page.getByLabel('Bobot').fill('30');
    await press(page, 'Simpan');
    await told(page, 'Tersimpan');
  });

  await test.step('the other parts', async () => {
    for (const part of ['dasar', 'kelompok', 'syarat', 'syarat/3', 'rubrik', 'rubrik/2', 'penghargaan', 'privasi']) {
      await page.goto(`${work}/ubah/${part}`);
      await look(page);
    }
    await page.goto(`${work}/riwayat`);
    await expect(main(page)).toContainText('Formulir usulan › Dampak › Bobot: 45 → 30');
    await look(page);
  });

  await test.step('the form as entrants meet it', async () => {
    await page.goto(work);
    await follow(page, 'Pratinjau formulir');
    await page.getByLabel('Apa yang berubah?').fill('satu dua tiga');
    await expect(main(page)).toContainText('397 kata');
    await look(page);
  });

  await page.goto(work);
  await follow(page, 'Terbitkan');
  await look(page);
  await press(page, 'Terbitkan');
  await told(page, 'Edisi diterbitkan');
  await look(page);
  await signOut(page);

  await test.step('the public', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${hub.address}/kompetisi`);
    await look(page);
    await follow(page, TITLE);
    await expect(main(page)).toContainText('Usulan diterima sampai 31 Maret 2027, 23.59 WIB');
    await expect(main(page).locator('[data-until]')).toContainText(/\d+ hari \d+ jam lagi/);
    await look(page);
  });
});

test('an edition goes out as JSON and comes in as another draft', async ({ page, hub }) => {
  await signIn(page, hub, ADMIN);
  await page.goto(`${hub.address}/kompetisi`);
  await main(page)
    .getByRole('link', { name: /^Contoh: .*Deli Serdang/ })
    .click();
  const [download] = await Promise.all([page.waitForEvent('download'), follow(page, 'Unduh sebagai JSON')]);
  const file = await download.path();
  const sent = JSON.parse(readFileSync(file, 'utf8')) as { readonly year: number };

  await page.goto(`${hub.address}/kelola/kompetisi/baru`);
  await page.getByLabel('Tahun').fill(String(sent.year));
  await page.getByLabel('Berkas JSON').check();
  await press(page, 'Buat edisi');
  await expect(page.getByRole('alert')).toContainText('Pilih berkasnya.');
  await look(page);
  await page
    .getByLabel('Berkas edisi')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await press(page, 'Buat edisi');
  await expect(page.getByRole('alert')).toContainText('Berkas ini bukan JSON.');
  await page
    .getByLabel('Berkas edisi')
    .setInputFiles({ name: 'edisi.json', mimeType: 'application/json', buffer: readFileSync(file) });
  await press(page, 'Buat edisi');
  await told(page, 'Edisi dibuat');
  const [again] = await Promise.all([page.waitForEvent('download'), follow(page, 'Unduh sebagai JSON')]);
  expect(JSON.parse(readFileSync(await again.path(), 'utf8'))).toEqual(sent);
});

test('without script an edition is edited, and a row is added', async ({ browser, hub }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${hub.address}/masuk`);
  await page.getByLabel('Alamat surel').fill('admin.deliserdang@contoh.example');
  await page.getByLabel('Kata sandi', { exact: true }).fill('selesai-sampai-tuntas');
  await main(page).getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.goto(`${hub.address}/kelola/kompetisi`);
  await main(page)
    .getByRole('link', { name: /^Contoh: / })
    .click();
  await follow(page, 'Dasar');
  await press(page, 'Tambah dokumen');
  const paper = main(page).getByRole('group', { name: 'Butir 1', exact: true });
  await paper.getByLabel('Judul', { exact: true }).fill('Pedoman');
  await paper.getByLabel('Alamat dokumen').fill('bukan alamat');
  // Whether this hub has taken an entry already depends on which journeys ran on it before; then a reason is owed.
  const reason = main(page).getByLabel('Alasan perubahan');
  if (await reason.isVisible()) await reason.fill('Pedoman baru terbit.');
  await press(page, 'Simpan');
  await expect(page.getByRole('alert')).toContainText('Tulis alamat lengkap yang diawali https://');
  await main(page).getByLabel('Alamat dokumen').fill('https://contoh.example/pedoman.pdf');
  await press(page, 'Simpan');
  await follow(page, 'Halaman publik');
  await expect(main(page).getByRole('link', { name: 'Pedoman' })).toBeVisible();
  await expect(main(page)).toContainText(/\d+ hari \d+ jam lagi/);
  await context.close();
});

test('a deadline is extended in public, with its reason', async ({ page, hub }) => {
  // Its own list holds one edition, whatever the journeys before have made for the hub.
  await signIn(page, hub, 'admin.deliserdang@contoh.example');
  await page.goto(`${hub.address}/kelola/kompetisi`);
  await main(page)
    .getByRole('link', { name: /^Contoh: / })
    .click();
  await follow(page, 'Perpanjang batas waktu');
  await look(page);
  const box = page.getByLabel('Batas waktu baru');
  const before = await box.inputValue();
  const later = new Date(Date.parse(`${before}:00Z`) + 3 * 86_400_000).toISOString().slice(0, 16);
  await box.fill(later);
  await press(page, 'Perpanjang batas waktu');
  await expect(page.getByRole('alert')).toContainText('Tulis alasannya');
  await look(page);
  await page.getByLabel('Alasan').fill('Banyak unit masih melengkapi bukti.');
  await press(page, 'Perpanjang batas waktu');
  await told(page, 'Batas waktu diperpanjang');
  await follow(page, 'Halaman publik');
  await expect(main(page)).toContainText('Banyak unit masih melengkapi bukti.');
  await look(page);
});
