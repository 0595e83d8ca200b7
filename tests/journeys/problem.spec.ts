import { expect, look, signIn, test, told } from './house.ts';

const FIGURE = /^Angka(?: \(opsional\))?$/;

test('a problem is raised, linked to an innovation, and solved with a measure and evidence', async ({ page, hub }) => {
  test.setTimeout(180_000);
  const title = `Anak di pulau berhenti sekolah ${Date.now()}`;
  await signIn(page, hub, 'inovator.sekolah@contoh.example');
  await page.goto(`${hub.address}/masalah`);
  await look(page);
  await page.getByRole('main').getByRole('link', { name: 'Angkat masalah' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Masalah dalam satu kalimat').fill(title);
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await look(page);
  await page
    .getByRole('main')
    .getByRole('link', { name: 'Lanjutkan mengisi' })
    .or(page.getByRole('button', { name: 'Lanjutkan mengisi' }))
    .click();
  await look(page);
  await page.getByLabel('Apa yang terjadi?').fill('Anak berhenti sekolah karena jauh.');
  await page.getByLabel('Siapa yang terdampak?').fill('Anak usia sekolah dasar');
  await page.getByLabel(/^Apa yang diukur/).fill('anak yang berhenti sekolah');
  await page.getByLabel(/^Satuan/).fill('orang');
  await page.getByLabel(FIGURE).fill('duapuluh');
  await page.getByLabel(/^Tanggal pengukuran/).fill('2026-01-15');
  await page.getByLabel(/^Sumber angka/).fill('Data pokok pendidikan');
  await page.getByRole('main').getByRole('button', { name: 'Angkat masalah' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('Anak berhenti sekolah karena jauh.');
  await expect(page.getByLabel(FIGURE)).toHaveValue('duapuluh');
  await look(page);
  await page.getByLabel(FIGURE).fill('20');
  await page.getByRole('main').getByRole('button', { name: 'Angkat masalah' }).click();
  await told(page, 'Masalah diangkat');
  await look(page);
  const problem = page.url();

  await page.getByRole('main').getByRole('link', { name: 'Kaitkan inovasi' }).click();
  await look(page);
  await page.getByLabel('Cari inovasi terbit').fill('sepeda bagus');
  await page.getByLabel('Cari inovasi terbit').press('Enter');
  await page
    .getByRole('button', { name: /^Kaitkan/ })
    .first()
    .click();
  await told(page, 'Inovasi dikaitkan');
  await expect(page.getByRole('main').getByRole('link', { name: /^Demi Sepeda Bagus/ })).toBeVisible();
  if (await page.getByRole('button', { name: 'Mulai tangani' }).isVisible()) {
    await page.getByRole('button', { name: 'Mulai tangani' }).click();
    await told(page, 'sedang diselesaikan');
  }
  await look(page);
  await page.goto(`${problem}/tuntas`);
  await look(page);
  await page.getByRole('button', { name: 'Nyatakan tuntas' }).click();
  await expect(page.getByRole('alert')).toContainText('bukti');
  await look(page);
  await page.getByLabel(FIGURE).fill('3');
  await page.getByLabel(/^Tanggal pengukuran/).fill('2026-06-30');
  await page.getByLabel(/^Sumber angka/).fill('Data pokok pendidikan');
  await page.getByRole('group').filter({ hasText: 'Bukti' }).getByRole('textbox').first().fill('Laporan semester');
  await page
    .getByLabel(/^(?:Alamat|Tautan)/)
    .first()
    .fill('https://contoh.example/laporan');
  await page.getByRole('button', { name: 'Nyatakan tuntas' }).click();
  await told(page, 'Tuntas');
  await expect(page.getByRole('main')).toContainText('Tuntas: sebelum dan sesudah');
  await look(page);
  for (const last of ['riwayat', 'buka-lagi']) {
    await page.goto(`${problem}/${last}`);
    await look(page);
  }
});
