import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';

const paper = {
  name: 'dpa.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
const DAY_MS = 86_400_000;
const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
const THIS_YEAR = Number(day(0).slice(0, 4));
const main = (page: Page) => page.getByRole('main');
const alert = (page: Page) => page.getByRole('alert');

/** The button of the form that is open, by its words. */
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();

test('a keeper writes what makes an innovation last, each fault is told at its field, and an admin verifies it', async ({
  page,
  hub,
}) => {
  const programme = `Layanan inklusif ${Date.now()}`;
  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await page.goto(`${hub.address}/kelola/pelembagaan?q=sepeda+bagus`);
  await look(page);
  await main(page)
    .getByRole('link', { name: /^Demi Sepeda Bagus/ })
    .click();
  await expect(main(page)).toContainText('Dianggarkan tiga tahun: T-2, T-1, dan T0');
  await look(page);
  const own = page.url();

  await main(page).getByRole('link', { name: 'Tambah: Anggaran' }).click();
  await main(page).getByLabel('Jenis dokumen').selectOption('dpa');
  await main(page).getByLabel('Program, kegiatan, atau subkegiatan').fill(programme);
  await main(page).getByLabel('Direncanakan').fill('Rp90.000.000');
  await main(page).getByLabel('Realisasi').fill('80.000.000');
  await press(page, 'Simpan dan lampirkan dokumen');
  await expect(alert(page)).toContainText('Realisasi diisi setelah ada jumlah yang disetujui.');
  await main(page).getByLabel('Disetujui').fill('85.000.000');
  await main(page)
    .getByLabel('Tanggal dokumen')
    .fill(`${THIS_YEAR - 3}-01-05`);
  await press(page, 'Simpan dan lampirkan dokumen');
  await expect(alert(page)).toContainText('tidak membuktikan tahun yang diisi di atas');
  await look(page);
  await main(page)
    .getByLabel('Tanggal dokumen')
    .fill(`${THIS_YEAR - 1}-12-20`);
  await press(page, 'Simpan dan lampirkan dokumen');
  await told(page, 'Catatan tersimpan. Lampirkan dokumennya.');
  await main(page).getByLabel('Berkas', { exact: true }).setInputFiles(paper);
  await main(page).getByLabel('Judul').fill('DPA perubahan');
  await main(page)
    .getByLabel('Tanggal dokumen')
    .fill(`${THIS_YEAR - 4}-01-05`);
  await press(page, 'Simpan');
  await expect(alert(page)).toContainText('tidak membuktikan tahun catatan ini');
  await main(page)
    .getByLabel('Tanggal dokumen')
    .fill(`${THIS_YEAR - 1}-12-20`);
  // The file that came with the fault is kept.
  await press(page, 'Simpan');
  await told(page, 'Dokumen dilampirkan.');
  await expect(main(page)).toContainText('Rp85.000.000');
  await look(page);

  await page.goto(`${own}/kinerja`);
  await main(page).getByLabel('Jenis dokumen').selectOption('agreement');
  await main(page).getByLabel('Nama pejabat').fill('Kepala dinas (contoh)');
  await main(page).getByLabel('Jabatan').fill('Kepala Dinas Pendidikan');
  await main(page).getByLabel('Indikator').fill('Anak yang terlayani');
  await main(page).getByLabel('Satuan').fill('anak');
  await main(page).getByLabel('Arah yang baik').selectOption('higher');
  await main(page).getByLabel('Capaian').fill('40');
  await press(page, 'Simpan dan lampirkan dokumen');
  await expect(alert(page)).toContainText('Isi bagian ini.');
  await main(page).getByLabel('Target').fill('35');
  await press(page, 'Simpan dan lampirkan dokumen');
  await told(page, 'Catatan tersimpan');
  await signOut(page);

  await signIn(page, hub, 'admin.deliserdang@contoh.example');
  await page.goto(`${hub.address}/kelola/pelembagaan-diperiksa`);
  await look(page);
  await press(page, 'Sahkan yang dipilih');
  await expect(alert(page)).toContainText('Pilih sekurang-kurangnya satu catatan.');
  for (const name of [programme, 'Anak yang terlayani'])
    await main(page).getByRole('row', { name }).getByRole('checkbox').check();
  await press(page, 'Sahkan yang dipilih');
  // What has no document stays as it was.
  await expect(page.getByRole('status')).toContainText('1 catatan disahkan');
  await expect(page.getByRole('status')).toContainText('Belum ada dokumen yang membuktikannya.');
  await look(page);
  await page.goto(own);
  await expect(main(page).getByRole('link', { name: new RegExp(programme) })).toBeVisible();
});

test('an office asks what still lives, another verifies, and the public reads what was found and who was silent', async ({
  page,
  hub,
}) => {
  await signIn(page, hub, 'admin.nias@contoh.example');
  await page.goto(`${hub.address}/kelola/pemantauan`);
  await look(page);
  await main(page).getByRole('link', { name: 'Buka putaran' }).click();
  await main(page).getByLabel('Hari terakhir menjawab').fill(day(-1));
  await press(page, 'Buka putaran');
  await expect(alert(page)).toBeVisible();
  await look(page);
  await main(page).getByLabel('Hari terakhir menjawab').fill(day(20));
  await press(page, 'Buka putaran');
  await told(page, 'Putaran dibuka.');
  await look(page);
  const round = page.url();
  await press(page, 'Ingatkan semua yang belum menjawab');
  await expect(page.getByRole('status')).toContainText('orang diingatkan');

  await main(page).getByRole('link', { name: 'Contoh: Ambulans becak motor' }).click();
  await press(page, 'Kirim jawaban');
  await expect(alert(page)).toBeVisible();
  await main(page).getByRole('radio', { name: 'Vakum' }).check();
  await main(page).getByLabel('Alasan').fill('Contoh: menunggu sopir pengganti.');
  await main(page).getByLabel('Sejak kapan keadaannya demikian').fill(day(3));
  await press(page, 'Kirim jawaban');
  await expect(alert(page)).toContainText('masa depan');
  await look(page);
  await main(page).getByLabel('Sejak kapan keadaannya demikian').fill(day(-30));
  await press(page, 'Kirim jawaban');
  await told(page, 'Jawaban terkirim');
  await look(page);
  await signOut(page);

  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${round}?keadaan=answered`);
  await main(page).getByRole('checkbox', { name: 'Contoh: Ambulans becak motor' }).check();
  await press(page, 'Sahkan yang dipilih');
  await expect(page.getByRole('status')).toContainText('1 jawaban disahkan');
  await look(page);
  await signOut(page);

  await page.goto(`${hub.address}/inovasi?q=ambulans+becak`);
  await main(page).getByRole('link', { name: 'Contoh: Ambulans becak motor' }).first().click();
  const checked = main(page).getByRole('table', { name: 'Keberlanjutan menurut pemantauan tahunan' });
  await expect(checked.getByRole('row', { name: String(THIS_YEAR) })).toContainText('Vakum');
  await expect(checked.getByRole('row', { name: String(THIS_YEAR - 1) })).toContainText('Berlanjut');
  await look(page);
  await page.goto(`${hub.address}/inovasi?q=lumbung+benih`);
  await main(page).getByRole('link', { name: 'Contoh: Lumbung benih bersama' }).first().click();
  await expect(main(page)).toContainText(`Pada pemantauan ${THIS_YEAR - 1} penanggung jawab inovasi ini belum`);
});
