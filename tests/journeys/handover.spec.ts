import { expect, look, signIn, signOut, test, told } from './house.ts';

const GIVER = 'inovator.pendidikan@contoh.example';
const RECEIVER = 'admin.deliserdang@contoh.example';

test('a record is handed to a colleague, who sees what is owed and accepts', async ({ page, hub }) => {
  await signIn(page, hub, GIVER);
  await page.goto(`${hub.address}/kelola/serah-terima`);
  await page.getByRole('link', { name: 'Serahkan inovasi saya' }).click();
  const boxes = page.getByRole('main').getByRole('checkbox');
  for (const box of (await boxes.all()).slice(1)) await box.uncheck();
  await page.getByLabel('Kepada').selectOption({ index: 2 });
  await expect(page.getByLabel('Kepada').locator('option:checked')).toContainText('Hendra');
  await page.getByLabel('Catatan').fill('Berkas ada di lemari kedua.');
  await look(page);
  await page.getByRole('button', { name: 'Tawarkan' }).click();
  await told(page, 'Tawaran dikirim');
  await signOut(page);
  await signIn(page, hub, RECEIVER);
  await page.getByRole('link', { name: 'Serah terima menunggu Anda' }).click();
  await look(page);
  await page.getByRole('main').locator('tbody').getByRole('link').first().click();
  await expect(page.getByRole('main')).toContainText('Berkas ada di lemari kedua.');
  await look(page);
  await page.getByRole('button', { name: 'Terima' }).click();
  await told(page, 'Anda sekarang penanggung jawabnya');
});

test('records that were archived together by mistake are taken back', async ({ page, hub }) => {
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/kelola/inovasi?status=published`);
  const boxes = page.getByRole('main').locator('tbody').getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('button', { name: 'Arsipkan' }).click();
  await page.getByLabel('Alasan').fill('Salah centang');
  await page.getByRole('button', { name: 'Arsipkan' }).click();
  await expect(page.getByRole('main')).toContainText('2 inovasi diarsipkan.');
  await look(page);
  await page.getByRole('button', { name: 'Urungkan semuanya' }).click();
  await told(page, 'Tindakan diurungkan');
  await look(page);
});

test('a keeper leaves: the page says what would be without a keeper, and the admin is led to handing it over', async ({
  page,
  // Others need her where she is.
  ownHub: hub,
}) => {
  await signIn(page, hub, 'admin.toba@contoh.example');
  await page.goto(`${hub.address}/orang`);
  await page.getByRole('main').getByRole('link', { name: 'Dewi (contoh)' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Akhiri' }).click();
  await expect(page.getByRole('main')).toContainText('inovasi akan tanpa penanggung jawab');
  await expect(page.getByRole('link', { name: 'Serahkan dahulu' })).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Akhiri' }).click();
  await page.goto(`${hub.address}/beranda`);
  await look(page);
  await page.getByRole('link', { name: /^Dewi \(contoh\) tidak lagi bertugas/ }).click();
  await look(page);
  await page.goto(`${hub.address}/kelola/inovasi?tanda=orphan`);
  await page.getByRole('main').locator('tbody').getByRole('link').first().click();
  await expect(page.getByRole('main')).toContainText('Dewi (contoh) tidak lagi bertugas');
  await look(page);
  await page.getByRole('link', { name: 'Tidak perlu pengganti' }).click();
  await page.getByLabel('Alasan').fill('Program berakhir tahun ini.');
  await look(page);
  await page.getByRole('button', { name: 'Catat' }).click();
  await told(page, 'Dicatat bahwa tidak perlu ada pengganti');
  await expect(page.getByRole('main')).toContainText('Program berakhir tahun ini.');
  await look(page);
});
