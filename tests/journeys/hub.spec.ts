import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';

const paper = {
  name: 'komitmen.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
const today = new Date().toISOString().slice(0, 10);
const NEXT_YEAR = Number(today.slice(0, 4)) + 1;
const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();

test('a regency brings its joint commitment, the hub verifies it, and everybody reads it on the page of the hub', async ({
  page,
  hub,
}) => {
  await signIn(page, hub, 'admin.toba@contoh.example');
  await page.goto(`${hub.address}/kelola/keanggotaan`);
  await look(page);
  await main(page).getByRole('link', { name: 'Unggah komitmen bersama' }).first().click();
  await main(page).getByLabel('Nomor surat').fill('188/21/KB/2026');
  await main(page).getByLabel('Tanggal ditandatangani').fill(today);
  await press(page, 'Kirim untuk diperiksa');
  await expect(page.getByRole('alert')).toContainText('Isi jabatan penanda tangan.');
  await expect(page.getByRole('alert')).toContainText('Lampirkan pindaian surat');
  await look(page);
  await main(page).getByLabel('Jabatan penanda tangan').fill('Bupati Toba');
  await main(page).getByLabel('Berkas', { exact: true }).setInputFiles(paper);
  await main(page).getByLabel('Dokumen boleh dibaca umum').check();
  await press(page, 'Kirim untuk diperiksa');
  await told(page, 'Komitmen bersama terkirim.');
  await look(page);
  await signOut(page);

  await page.goto(`${hub.address}/hub/anggota/12.12`);
  await expect(main(page)).toContainText('Belum ada komitmen bersama');
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/kelola/anggota?keadaan=waiting`);
  await look(page);
  await main(page).getByRole('link', { name: 'Kabupaten Toba' }).click();
  await main(page).getByRole('link', { name: 'Lihat komitmen yang menunggu diperiksa' }).click();
  await main(page).getByLabel('Sahkan').check();
  await press(page, 'Simpan hasil');
  await told(page, 'Komitmen bersama disahkan.');
  await signOut(page);

  await page.goto(`${hub.address}/hub`);
  await look(page);
  await main(page)
    .getByRole('link', { name: /^Kabupaten Toba .*Komitmen bersama berlaku/ })
    .click();
  await expect(main(page)).toContainText('188/21/KB/2026');
  await expect(main(page)).toContainText('Bupati Toba');
  await look(page);
});

test('the hub reminds two members, can take it back, and publishes its programme', async ({ page, hub }) => {
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/kelola/partisipasi`);
  await look(page);
  const choose = async () => {
    for (const name of ['Kabupaten Karo', 'Kabupaten Samosir'])
      await main(page).getByRole('checkbox', { name, exact: true }).check();
    await press(page, 'Siapkan pengingat');
    await told(page, 'Pengingat disiapkan.');
  };
  await choose();
  await look(page);
  await press(page, 'Batalkan pengingat');
  await told(page, 'Pengingat dibatalkan');
  await choose();
  await expect(main(page).getByRole('checkbox', { name: 'Kabupaten Karo', exact: true })).toHaveCount(0);

  await page.goto(`${hub.address}/kelola/program/${NEXT_YEAR}`);
  await press(page, `Salin dari ${NEXT_YEAR - 1}`);
  await told(page, 'Kegiatan tahun lalu disalin');
  await main(page).getByRole('link', { name: 'Tambah kegiatan' }).click();
  await look(page);
  await main(page).getByLabel('Kegiatan', { exact: true }).fill('Klinik di Balige');
  await main(page).getByLabel('Jenis').selectOption('clinic');
  await main(page).getByLabel('Penanggung jawab').fill('Biro Organisasi');
  await press(page, 'Simpan kegiatan');
  await expect(page.getByRole('alert')).toContainText('Pilih triwulan, atau isi tanggal mulai.');
  await main(page).getByLabel('Mulai').fill(`${NEXT_YEAR}-04-06`);
  await press(page, 'Simpan kegiatan');
  await told(page, 'Kegiatan ditambahkan.');
  await look(page);
  await press(page, 'Terbitkan program');
  await told(page, 'Program diterbitkan.');
  await signOut(page);
  await page.goto(`${hub.address}/hub/program/${NEXT_YEAR}`);
  await expect(main(page)).toContainText('Klinik di Balige');
  await look(page);
});
