import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';
import type { Product } from './product.ts';

const WRITER = 'inovator.puskesmas@contoh.example';
const ADMIN = 'admin.toba@contoh.example';

async function section(page: Page, name: string): Promise<void> {
  await page.getByRole('list', { name: 'Bagian isian' }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Simpan dan kembali' }).click();
  await told(page, /^Tersimpan\.$/);
}

async function fillText(page: Page, name: string, text: string): Promise<void> {
  await section(page, name);
  await page.getByRole('main').getByRole('textbox').first().fill(text);
  await save(page);
}

async function begin(page: Page, hub: Product, title: string): Promise<string> {
  await page.goto(`${hub.address}/kelola/inovasi`);
  await look(page);
  await page.getByRole('main').getByRole('link', { name: 'Tulis inovasi' }).click();
  await look(page);
  await page.getByLabel('Judul inovasi').fill(title);
  await page.getByRole('button', { name: 'Cari yang serupa' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Lanjut membuat baru' }).click();
  await told(page, 'Draf dibuat');
  await look(page);
  return page.url();
}

/** Of the map on the front page: how many innovations Toba has. */
async function innovationsInToba(page: Page, hub: Product): Promise<number> {
  await page.goto(hub.address);
  const name = await page.getByRole('link', { name: /^Kabupaten Toba/ }).getAttribute('aria-label');
  const text = name ?? (await page.getByRole('link', { name: /^Kabupaten Toba/ }).allInnerTexts()).join(' ');
  return Number(/(\d+)\D*$/.exec(text)?.[1]);
}

test('a record is looked for, written, returned, mended, published and seen on the map', async ({ page, hub }) => {
  const title = `Antar obat sampai rumah lansia ${Date.now()}`;
  const before = await innovationsInToba(page, hub);
  await signIn(page, hub, WRITER);
  await look(page);
  const work = await begin(page, hub, title);

  await section(page, 'Identitas inovasi');
  await look(page);
  await page.getByLabel('Judul inovasi').fill('');
  await page.getByRole('radio', { name: 'Penerapan' }).check();
  await page.getByLabel(/^Tahun penerapan/).fill('dua ribu');
  await page.getByRole('button', { name: 'Simpan dan kembali' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel(/^Tahun penerapan/)).toHaveValue('dua ribu');
  await expect(page.getByRole('radio', { name: 'Penerapan' })).toBeChecked();
  await look(page);
  await page.getByRole('alert').getByRole('link').first().click();
  await expect(page.getByLabel('Judul inovasi')).toBeFocused();
  await page.getByLabel('Judul inovasi').fill(title);
  await page.getByLabel(/^Tahun penerapan/).fill('2024');
  await page.getByRole('radio', { name: 'Nondigital' }).check();
  await save(page);

  await page.getByRole('main').getByRole('link', { name: 'Periksa dan kirim' }).click();
  await look(page);
  await expect(page.getByRole('button', { name: 'Kirim kepada admin' })).toBeDisabled();
  await page.goto(work);
  await fillText(page, 'Ringkasan', 'Kader mengantar obat rutin ke rumah lansia setiap bulan.');
  await fillText(page, 'Latar belakang dan tujuan', 'Lansia berhenti berobat karena jauh dari puskesmas.');
  await section(page, 'Klasifikasi');
  await page.getByLabel('Urusan utama').selectOption({ label: 'Kesehatan' });
  await save(page);
  await section(page, 'Evaluasi dan dampak');
  await look(page);
  await page.goto(work);
  await page.getByRole('main').getByRole('link', { name: 'Periksa dan kirim' }).click();
  await page.getByRole('button', { name: 'Kirim kepada admin' }).click();
  await told(page, 'Terkirim kepada admin');
  await look(page);
  await signOut(page);

  await signIn(page, hub, ADMIN);
  await look(page);
  await page.goto(`${hub.address}/kelola/inovasi?status=with_admin`);
  await look(page);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('link', { name: 'Periksa dan putuskan' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Kembalikan dengan catatan' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis paling sedikit satu catatan');
  await look(page);
  await page.getByLabel('Catatan untuk bagian Ringkasan').fill('Sebutkan berapa lansia yang dilayani.');
  await page.getByRole('button', { name: 'Kembalikan dengan catatan' }).click();
  await told(page, 'Dikembalikan dengan catatan');
  await signOut(page);

  await signIn(page, hub, WRITER);
  await page.goto(work);
  await look(page);
  await expect(page.getByRole('main')).toContainText('1 catatan belum ditanggapi.');
  await section(page, 'Ringkasan');
  await expect(page.getByRole('main')).toContainText('Sebutkan berapa lansia yang dilayani.');
  await page.getByRole('main').getByRole('textbox').first().fill('Kader mengantar obat ke 120 lansia setiap bulan.');
  await save(page);
  await page.goto(`${work}/periksa`);
  await page.getByRole('button', { name: 'Kirim kepada admin' }).click();
  await told(page, 'Terkirim kepada admin');
  await signOut(page);

  await signIn(page, hub, ADMIN);
  await page.goto(`${work}/putuskan`);
  await page.getByRole('button', { name: 'Terbitkan di katalog' }).first().click();
  await told(page, 'Terbit di katalog');
  await signOut(page);

  expect(await innovationsInToba(page, hub)).toBe(before + 1);
  await page.getByRole('link', { name: /^Kabupaten Toba/ }).click();
  await page.getByRole('article').getByRole('link', { name: title }).click();
  await expect(page.getByRole('main')).toContainText('120 lansia');
  await look(page);
});

test('a published record changes by a new version that says what changed', async ({ page, hub }) => {
  const title = `Kelas menenun keliling ${Date.now()}`;
  await signIn(page, hub, ADMIN);
  const work = await begin(page, hub, title);
  await section(page, 'Identitas inovasi');
  await page.getByRole('radio', { name: 'Inisiatif' }).check();
  await page.getByRole('radio', { name: 'Nondigital' }).check();
  await save(page);
  await fillText(page, 'Ringkasan', 'Guru menenun datang ke desa.');
  await fillText(page, 'Latar belakang dan tujuan', 'Penenun makin tua.');
  await section(page, 'Klasifikasi');
  await page.getByLabel('Urusan utama').selectOption({ label: 'Kebudayaan' });
  await save(page);
  await page.goto(`${work}/periksa`);
  await page.getByRole('button', { name: 'Kirim kepada admin' }).click();
  await page.goto(`${work}/putuskan`);
  await page.getByRole('button', { name: 'Terbitkan di katalog' }).first().click();
  await told(page, 'Terbit di katalog');

  await page.getByRole('button', { name: 'Mulai versi baru' }).click();
  await told(page, 'Versi baru dibuka');
  await look(page);
  await fillText(page, 'Ringkasan', 'Guru menenun datang ke 12 desa.');
  await page.goto(`${work}/periksa`);
  await page.getByRole('button', { name: 'Kirim kepada admin' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis apa yang berubah');
  await page.getByLabel('Apa yang berubah pada versi ini?').fill('Jumlah desa ditambahkan.');
  await page.getByRole('button', { name: 'Kirim kepada admin' }).click();
  await page.goto(`${work}/putuskan`);
  await look(page);
  await page.getByRole('button', { name: 'Terbitkan di katalog' }).first().click();
  await told(page, 'Terbit di katalog');
  await page.goto(`${work}/versi`);
  await expect(page.getByRole('main')).toContainText('Jumlah desa ditambahkan.');
  await look(page);
  await page.getByRole('link', { name: 'Bandingkan dengan versi 1' }).click();
  await expect(page.getByRole('main').locator('ins')).toContainText('12');
  await look(page);
  for (const last of ['penanggung-jawab', 'penghargaan', 'asal', 'nomor-luar', 'riwayat', 'pesan', 'arsipkan']) {
    await page.goto(`${work}/${last}`);
    await look(page);
  }
});

test('similar records are offered to be replicated first', async ({ page, hub }) => {
  await signIn(page, hub, WRITER);
  await page.goto(`${hub.address}/kelola/inovasi/baru?judul=Sepeda+bagus+untuk+semua`);
  await look(page);
  await page
    .getByRole('link', { name: /^Replikasi inovasi ini Demi Sepeda Bagus/ })
    .first()
    .click();
  await look(page);
  await page.getByRole('link', { name: /^Hanya menyalin catatannya sebagai draf/ }).click();
  await look(page);
  await page.getByRole('main').getByRole('textbox').last().fill('Disesuaikan dengan jarak antarpulau.');
  await page.getByRole('main').getByRole('button').first().click();
  await told(page, 'Draf replikasi dibuat');
  await expect(page.getByRole('main')).toContainText('Demi Sepeda Bagus');
});
