import { expect, look, signIn, test } from './house.ts';

// Pages that no other journey passes: looked at on a desk and on a phone, in both looks.

const ofHubAdmin = [
  '/catatan',
  '/orang',
  '/instansi',
  '/instansi?cari=toba',
  '/instansi/baru',
  '/undangan',
  '/pemberitahuan',
  '/pemberitahuan/pengaturan',
  '/cari?q=sepeda',
  '/kelola/inovasi?status=published',
  '/profil/nama',
  '/profil/sandi',
];

test('of the hub admin', async ({ page, hub }) => {
  await signIn(page, hub, 'admin.hub@contoh.example');
  for (const path of ofHubAdmin) {
    const answer = await page.goto(hub.address + path);
    expect(answer?.status(), path).toBe(200);
    await look(page);
  }
  await page.goto(`${hub.address}/instansi?cari=toba`);
  await page.getByRole('main').getByRole('link', { name: 'Pemerintah Kabupaten Toba' }).click();
  await look(page);
  await page.goto(`${hub.address}/orang`);
  await page.getByRole('main').getByRole('link', { name: 'Dewi (contoh)' }).click();
  await look(page);
});

test('of somebody who does many things at once, in the dark', async ({ page, hub }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/kelola/inovasi?tanda=orphan`);
  await look(page);
  for (const box of (await page.getByRole('main').getByRole('checkbox').all()).slice(0, 2)) await box.check();
  await page.getByRole('button', { name: 'Tunjuk penanggung jawab' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look(page);
  for (const path of ['/beranda', '/', '/inovasi', '/masalah', '/impor']) {
    await page.goto(hub.address + path);
    await look(page);
  }
});

test('of the system admin', async ({ page, hub }) => {
  await signIn(page, hub, 'admin.sistem@contoh.example');
  for (const path of ['/beranda', '/catatan', '/surat-keluar', '/orang']) {
    await page.goto(hub.address + path);
    await look(page);
  }
});

test('the help of a page opens by keyboard, and the help as a whole finds the page', async ({ page, hub }) => {
  await signIn(page, hub, 'admin.deliserdang@contoh.example');
  await page.goto(`${hub.address}/kelola/inovasi`);
  const help = page.getByRole('complementary', { name: 'Bantuan' });
  await expect(help.getByRole('paragraph').first()).toBeHidden();
  await help.getByText('Bantuan halaman ini').focus();
  await page.keyboard.press('Enter');
  await expect(help.getByRole('paragraph').first()).toContainText('Temukan di sini inovasi yang Anda tulis');
  await look(page);
  await help.getByRole('link', { name: 'Bantuan untuk semua halaman' }).click();
  await look(page);
  await page.getByLabel('Cari halaman').fill('serahkan inovasi');
  await page.getByRole('main').getByRole('button', { name: 'Cari' }).click();
  await expect(page.getByRole('status')).toContainText('memuat “serahkan inovasi”');
  await look(page);
  await page.getByRole('main').getByRole('link', { name: 'Serahkan inovasi Anda' }).click();
  await expect(page).toHaveURL(/\/kelola\/serah-terima\/baru$/);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the help of a page opens', async ({ page, hub }) => {
    await page.goto(`${hub.address}/inovasi`);
    await page.getByText('Bantuan halaman ini').click();
    await expect(page.getByRole('complementary', { name: 'Bantuan' }).getByRole('link')).toBeVisible();
  });

  test('a record is begun and a section written', async ({ page, hub }) => {
    await signIn(page, hub, 'inovator.pendidikan@contoh.example');
    await page.goto(`${hub.address}/kelola/inovasi/baru`);
    await page.getByLabel('Judul inovasi').fill('Perpustakaan perahu bagi anak pulau');
    await page.getByRole('button', { name: 'Cari yang serupa' }).click();
    await page.getByRole('button', { name: 'Lanjut membuat baru' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Perpustakaan perahu bagi anak pulau');
    await page.getByRole('list', { name: 'Bagian isian' }).getByRole('link', { name: 'Evaluasi dan dampak' }).click();
    await page.getByRole('button', { name: 'Simpan dan kembali' }).click();
    await page.getByRole('list', { name: 'Bagian isian' }).getByRole('link', { name: 'Ringkasan' }).click();
    await page.getByRole('main').getByRole('textbox').first().fill('Buku datang naik perahu.');
    await page.getByRole('button', { name: 'Simpan dan kembali' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Tersimpan' })).toBeVisible();
  });
});
