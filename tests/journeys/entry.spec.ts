import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';
import type { Product } from './product.ts';

// One entry from the record to the receipt: the unit writes, the admin returns it with a note, the unit mends, the admin
// submits, and anybody verifies the receipt.

const WRITER = 'inovator.pendidikan@contoh.example';
const ADMIN = 'admin.deliserdang@contoh.example';
const COMPETITION = 'Contoh: Kompetisi Inovasi Kabupaten Deli Serdang';

async function newRecord(page: Page, hub: Product, title: string): Promise<void> {
  await page.goto(`${hub.address}/kelola/inovasi/baru`);
  await page.getByLabel('Judul inovasi').fill(title);
  await page.getByRole('button', { name: 'Cari yang serupa' }).click();
  await page.getByRole('button', { name: 'Lanjut membuat baru' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.goto(`${page.url()}/bagian/identitas`);
  await page.getByLabel('Waktu penerapan').fill('2023-01-15');
  await page.getByRole('button', { name: 'Simpan dan kembali' }).click();
}

async function attachPaper(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`Tambah bukti.*${name}`) }).click();
  await look(page);
  await page.getByRole('textbox', { name: 'Judul' }).fill(`${name} (uji)`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'bukti.pdf', mimeType: 'application/pdf', buffer: paper });
  await page.getByRole('button', { name: 'Simpan' }).last().click();
  await told(page, 'Bukti dilampirkan.');
}

const paper = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

test('an entry goes from a record over the admin to a receipt that anybody verifies', async ({ page, hub }) => {
  const title = `Uji: Sekolah terbuka bagi semua ${Date.now() % 100_000}`;
  await signIn(page, hub, WRITER);
  await newRecord(page, hub, title);

  await page.getByRole('link', { name: 'Ikutkan kompetisi' }).click();
  await look(page);
  await page.getByRole('link', { name: COMPETITION }).click();
  await look(page);
  await page.getByLabel('Kelompok umum').check();
  await page.getByLabel('Kategori').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Mulai usulan' }).click();
  await told(page, 'Usulan dimulai.');
  await look(page);
  const entry = page.url();

  await page.getByRole('link', { name: 'Ringkasan', exact: true }).click();
  await look(page);
  for (const name of ['Ringkasan', 'Masalah', 'Kebaruan', 'Dampak', 'Kemudahan', 'Keberlanjutan']) {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    await page.getByLabel('Isi bagian ini').fill(`${name}: belajar bersama di desa.`);
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).click();
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Bukti' })).toBeVisible();
  await attachPaper(page, 'Bukti tanggal mulai');
  await attachPaper(page, 'Surat pernyataan kebenaran');
  await look(page);

  await page.goto(entry);
  await page.getByRole('link', { name: 'Serahkan ke admin lokal' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Serahkan ke admin lokal' }).click();
  await told(page, 'Usulan diserahkan ke admin lokal.');
  await signOut(page);

  await signIn(page, hub, ADMIN);
  const ownPart = page.getByRole('listitem').filter({ hasText: COMPETITION });
  await ownPart.getByRole('link', { name: 'Periksa usulan yang diserahkan' }).click();
  await look(page);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('link', { name: 'Kembalikan dengan catatan' }).click();
  await look(page);
  await page.getByLabel('Catatan untuk Dampak').fill('Sebutkan jumlah siswa.');
  await page.getByRole('button', { name: 'Kembalikan dengan catatan' }).click();
  await told(page, 'Usulan dikembalikan ke unit dengan catatan.');
  await signOut(page);

  await signIn(page, hub, WRITER);
  await page.goto(entry);
  await look(page);
  await page.getByRole('link', { name: 'Dampak' }).click();
  await expect(page.getByText('Sebutkan jumlah siswa.')).toBeVisible();
  await page.getByLabel('Isi bagian ini').fill('Dampak: 120 siswa kembali belajar.');
  await page.getByRole('button', { name: 'Simpan dan kembali' }).click();
  await page.getByRole('link', { name: 'Serahkan ke admin lokal' }).click();
  await page.getByRole('button', { name: 'Serahkan ke admin lokal' }).click();
  await signOut(page);

  await signIn(page, hub, ADMIN);
  await page.goto(`${entry}/periksa`);
  await page.getByRole('button', { name: 'Kirim ke penyelenggara' }).click();
  await told(page, 'Usulan terkirim.');
  await look(page);
  const address = await page.getByRole('link', { name: /\/tanda-terima\// }).getAttribute('href');
  await signOut(page);

  await page.goto(`${hub.address}${address}`);
  await expect(page.getByText('Sah: isi yang tersimpan sama dengan yang dikirim')).toBeVisible();
  await expect(page.getByText(title)).toBeVisible();
  await look(page);
});
