import { expect, look, signIn, signOut, test, told } from './house.ts';

test('a regency sees where its index is heading, what it lacks and the cheapest next document, and how each figure came about', async ({
  page,
  hub,
}) => {
  const main = page.getByRole('main');
  await signIn(page, hub, 'admin.deliserdang@contoh.example');
  await page.goto(`${hub.address}/kelola/indeks`);
  await main.getByRole('link', { name: 'Pemerintah Kabupaten Deli Serdang', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pemerintah Kabupaten Deli Serdang');
  await expect(main).toContainText('Urusan wajib pelayanan dasar: 5 dari 6 terisi');
  await expect(main).toContainText('6 kursi kosong dari 12.');
  await look(page);
  const own = page.url();

  // The design text of the one innovation that would cover the sixth affair is too short.
  await expect(main.locator('#dokumen tbody tr').first()).toContainText('Lengkapi rancang bangun');
  await main.getByText('Lihat', { exact: false }).filter({ hasText: 'langkahnya' }).click();
  await look(page);

  await main.getByLabel('Inovasi tambahan', { exact: true }).fill('6');
  await main.getByLabel('Nilai SID masing-masing').fill('80');
  await main.getByRole('button', { name: 'Hitung' }).click();
  await expect(main.getByRole('status')).toContainText('dengan 12 inovasi yang dihitung');
  await look(page);

  await main.getByRole('link', { name: 'Bagaimana ini dihitung?' }).click();
  await expect(main).toContainText('max(12, 6)');
  await look(page);
  await main.getByRole('link', { name: 'Terverifikasi', exact: true }).click();
  await expect(main).toContainText('n = 1');
  const download = page.waitForEvent('download');
  await main.getByRole('link', { name: 'XLSX' }).click();
  expect((await download).suggestedFilename()).toMatch(/^hitungan-indeks-.*\.xlsx$/);

  await page.goto(own);
  await main.getByRole('link', { name: /^Lihat semua/ }).click();
  await main.getByLabel('Jenis langkah').selectOption('Lampirkan bukti');
  await main.getByRole('button', { name: 'Terapkan' }).click();
  await expect(main.locator('tbody tr').first()).toContainText('Lampirkan bukti');
  await look(page);
  await page.goto(`${own.split('?')[0]}?edisi=2029`);
  await expect(main).toContainText('÷ 18');
  await look(page);
  await signOut(page);
});

test('the hub sees all governments, and changes the rules with a reason', async ({ page, hub }) => {
  const main = page.getByRole('main');
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/kelola/indeks`);
  await expect(main.locator('tbody')).toContainText('Pemerintah Kabupaten Nias');
  await look(page);
  await main.getByLabel('Nama pemerintah daerah').fill('nias');
  await main.getByLabel('Kategori').selectOption('Kurang Inovatif');
  await main.getByRole('button', { name: 'Terapkan' }).click();
  await main.getByRole('link', { name: 'Pemerintah Kabupaten Nias', exact: true }).click();
  await expect(main).toContainText('Kurang');
  await look(page);

  await page.goto(`${hub.address}/kelola/aturan-indeks/2028`);
  await look(page);
  await main.getByRole('link', { name: 'Ubah aturan' }).click();
  await main.getByLabel('Rerata SID').fill('sid_sum / nol');
  await main.getByLabel('Alasan perubahan').fill('Uji perubahan');
  await main.getByRole('button', { name: 'Simpan aturan' }).click();
  await expect(page.getByRole('alert')).toContainText('Nama nol tidak dikenal.');
  await look(page);
  await main.getByLabel('Rerata SID').fill('sid_sum / max(least_divisor, counted)');
  await main.getByLabel('Pembagi paling sedikit').fill('17');
  await main.getByRole('button', { name: 'Simpan aturan' }).click();
  await told(page, 'Aturan disimpan');
  await expect(main).toContainText('Uji perubahan');
  await signOut(page);
});
