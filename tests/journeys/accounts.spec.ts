import type { Page } from '@playwright/test';
import { expect, look, signIn, signInByForm, signOut, test, told } from './house.ts';
import type { Product } from './product.ts';

/** The link in the newest kept mail to the address, read as the system administrator does. */
async function linkInMail(page: Page, hub: Product, email: string): Promise<string> {
  await signIn(page, hub, 'admin.sistem@contoh.example');
  await page.goto(`${hub.address}/surat-keluar`);
  await look(page);
  const mail = page.locator('main').getByText(email).first();
  await expect(mail).toBeVisible();
  const text = (await page.locator('main').allInnerTexts()).join('\n');
  const [, after = ''] = text.split(email);
  const [link] = /https?:\/\/\S+\/(?:terima-undangan|sandi-baru)\?\S+/.exec(after) ?? [];
  expect(link ?? text.slice(0, 500)).toMatch(/^https?:\/\/\S+\?token=\S+$/);
  await signOut(page);
  return link ?? '';
}

/** A forgotten password is made anew, and the old one opens nothing. Ends signed in. */
async function forgets(page: Page, hub: Product, email: string, old: string): Promise<void> {
  await page.goto(`${hub.address}/masuk`);
  await look(page);
  await page.getByRole('link', { name: 'Lupa kata sandi?' }).click();
  await look(page);
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByRole('button', { name: 'Kirim tautan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Periksa kotak surat Anda');
  await look(page);
  const link = await linkInMail(page, hub, email);
  await page.goto(link);
  await look(page);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('kopi-sidikalang-pahit-manis');
  await page.getByLabel('Ulangi kata sandi baru').fill('kopi-sidikalang-pahit-manis');
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await told(page, 'Kata sandi baru tersimpan');
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(old);
  await page.getByRole('main').getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('tidak cocok');
  await expect(page.getByLabel('Alamat surel')).toHaveValue(email);
  await look(page);
  await signIn(page, hub, email, 'kopi-sidikalang-pahit-manis');
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tautan tidak berlaku lagi');
  await look(page);
}

test('somebody is invited, makes an account, is named by it, and makes a forgotten password anew', async ({
  page,
  hub,
}) => {
  const email = `kepala.sekolah.${Date.now()}@contoh.example`;
  await signIn(page, hub, 'admin.toba@contoh.example');
  await page.goto(`${hub.address}/undangan`);
  await look(page);
  await page.getByRole('link', { name: 'Undang orang' }).first().click();
  await look(page);
  await page.getByRole('main').getByRole('button', { name: 'Kirim undangan' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page);
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByRole('radio', { name: /^Pimpinan/ }).check();
  await page.getByRole('main').getByRole('button', { name: 'Kirim undangan' }).click();
  await told(page, /undangan/i);
  await expect(page.getByText(email)).toBeVisible();
  await signOut(page);

  await page.goto(await linkInMail(page, hub, email));
  await look(page);
  await page.getByLabel('Nama lengkap').fill('Rosmawati Siahaan');
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('pendek');
  await page.getByLabel('Ulangi kata sandi baru').fill('pendek');
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page.getByRole('alert')).toContainText('terlalu pendek');
  await expect(page.getByLabel('Nama lengkap')).toHaveValue('Rosmawati Siahaan');
  await look(page);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('danau-biru-di-pagi-hari');
  await page.getByLabel('Ulangi kata sandi baru').fill('danau-biru-di-pagi-hari');
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page.getByRole('banner')).toContainText('Rosmawati Siahaan');
  await expect(page.getByRole('banner')).toContainText('Pimpinan');
  await page.goto(`${hub.address}/beranda`);
  await look(page);
  await signOut(page);
  await forgets(page, hub, email, 'danau-biru-di-pagi-hari');
});

test('a lost device is put out', async ({ page, hub, browser }) => {
  const elsewhere = await browser.newContext({ locale: 'id-ID' });
  const other = await elsewhere.newPage();
  await signInByForm(other, hub, { email: 'perencana@contoh.example' });
  await signIn(page, hub, 'perencana@contoh.example');
  await page.goto(`${hub.address}/profil`);
  await look(page);
  await page.goto(`${hub.address}/profil/sesi`);
  await look(page);
  await expect(page.getByText('Perangkat ini')).toBeVisible();
  await page.getByRole('button', { name: /^Akhiri \d+ perangkat lain$/ }).click();
  await told(page, 'Semua perangkat lain sudah dikeluarkan');
  await other.goto(`${hub.address}/beranda`);
  await expect(other).toHaveURL(/\/masuk\?kembali=%2Fberanda$/);
  await elsewhere.close();
});

test('language and look are chosen once and stay', async ({ page, hub }) => {
  await page.goto(`${hub.address}/bantuan`);
  await look(page);
  await page.getByRole('banner').getByRole('button', { name: 'English' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL(/\/bantuan$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help');
  await look(page);
  await page.getByRole('contentinfo').getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'tuntas-dark');
  await look(page);
  for (const path of ['/tentang', '/privasi', '/aksesibilitas', '/kode-sumber', '/masuk', '/tidak-ada']) {
    await page.goto(hub.address + path);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'tuntas-dark');
    await look(page);
  }
});
