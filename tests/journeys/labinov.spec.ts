import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();
const open = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true }).click();
const unfold = (page: Page, name: string) => main(page).getByText(name, { exact: true }).click();
const paper = {
  name: 'notulen.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

test('a regency runs a laboratory: a unit brings an idea, the leader sends it back and approves, the next stage opens', async ({
  page,
  hub,
}) => {
  await signIn(page, hub, 'admin.toba@contoh.example');
  await page.goto(`${hub.address}/kelola/labinov/baru`);
  await look(page);
  await press(page, 'Mulai laboratorium');
  await expect(page.getByRole('alert')).toContainText('Isi judulnya.');
  await main(page).getByLabel('Nama laboratorium').fill('Labinov perjalanan');
  await press(page, 'Mulai laboratorium');
  await told(page, 'Laboratorium dimulai.');
  const lab = page.url();
  await unfold(page, 'Ubah peserta');
  await main(page).getByLabel('Dinas Kesehatan', { exact: true }).check();
  await press(page, 'Simpan peserta');
  await told(page, 'Peserta disimpan.');
  await look(page);

  await open(page, 'Drum-up');
  await main(page).getByLabel('Hasil tahap ini').fill('Bupati berkomitmen.');
  await press(page, 'Simpan');
  await told(page, 'Tahap disimpan.');
  await unfold(page, 'Unggah bukti');
  await main(page).getByLabel('Nama bukti').fill('Notulen pembukaan');
  await main(page).getByLabel('Berkas', { exact: true }).setInputFiles(paper);
  await press(page, 'Simpan bukti');
  await told(page, 'Bukti disimpan.');
  await look(page);
  await press(page, 'Selesaikan tahap ini');
  await told(page, 'Tahap selesai.');

  await page.goto(`${lab}/gagasan`);
  await main(page).getByLabel('Judul gagasan').fill('Nomor antrean');
  await press(page, 'Simpan gagasan');
  await told(page, 'Gagasan disimpan.');
  await look(page);
  await page.goto(`${lab}/tahap/diagnose`);
  await main(page).getByLabel('Hasil tahap ini').fill('Tiga sebab antrean.');
  await press(page, 'Simpan');
  await press(page, 'Minta persetujuan pimpinan');
  await told(page, 'Diajukan kepada pimpinan.');
  await signOut(page);

  await signIn(page, hub, 'pimpinan.toba@contoh.example');
  await page.goto(`${hub.address}/beranda`);
  await open(page, 'Diagnose menunggu persetujuan: Labinov perjalanan');
  await press(page, 'Kembalikan dengan catatan');
  await expect(page.getByRole('alert')).toContainText('Tulis catatannya');
  await main(page).getByLabel('Catatan').fill('Baik, lanjutkan.');
  await look(page);
  await press(page, 'Setujui');
  await told(page, 'Disetujui.');
  await page.goto(lab);
  await expect(main(page)).toContainText('Design: Berjalan');
  await look(page);
});
