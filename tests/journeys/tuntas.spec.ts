import { expect, look, test } from './house.ts';

test('anybody reads how a problem was solved, and how long innovations live', async ({ page, hub }) => {
  await page.goto(`${hub.address}/kisah`);
  await look(page);
  await page.getByLabel('Cari kisah').fill('keluarga');
  await page.getByLabel('Cari kisah').press('Enter');
  await look(page);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Contoh: Keluarga anak/ })
    .click();
  await expect(page.getByRole('main')).toContainText('Diverifikasi oleh Admin hub');
  await expect(page.getByRole('img', { name: /Keluarga yang didampingi belajar di rumah dari 12/ })).toBeVisible();
  await look(page);
  const story = page.url();
  await page.getByRole('link', { name: 'Buka halaman masalahnya' }).click();
  await expect(page.getByRole('link', { name: /^Baca kisah lengkapnya/ })).toHaveAttribute(
    'href',
    new URL(story).pathname,
  );
  await page.goto(story);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Demi Sepeda Bagus/ })
    .click();
  await expect(page.getByRole('main')).toContainText('Masalah yang dituntaskan');
  await page.goto(`${hub.address}/kisah?q=tidakadayangbegini`);
  await look(page);

  await page.goto(`${hub.address}/ketahanan`);
  await look(page);
  await expect(page.getByRole('main')).toContainText('adalah rekaman peraga, bukan data nyata');
  await page.getByLabel('Bandingkan menurut').selectOption('policy');
  await expect(page.getByRole('main')).toContainText('Uji log-rank atas Belum dengan regulasi, Dengan regulasi');
  await look(page);
  await page.goto(`${hub.address}/ketahanan?menurut=policy&sejak=mulai&vakum=berhenti`);
  await expect(page.getByRole('main')).toContainText('Perhitungan ini terlalu indah');
  await look(page);
});
