import { codeOf } from '../support/totp.ts';
import { expect, look, PASSWORD, signIn, signOut, test } from './house.ts';

test('two-step verification is set up, asked at the next sign-in, and switched off', async ({ page, hub }) => {
  const email = 'perencana@contoh.example';
  const button = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
  await signIn(page, hub, email);
  await page.goto(`${hub.address}/profil/dua-langkah`);
  await page.getByLabel('Kata sandi sekarang').fill(PASSWORD);
  await page.getByRole('main').getByRole('button').first().click();
  await look(page);
  const shown = await page.locator('main code').textContent();
  const secret = (shown ?? '').replaceAll(' ', '');
  await page.locator('input[name=kode]').fill(codeOf(secret));
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page.locator('#kode-pemulihan')).toBeVisible();
  await look(page);
  await signOut(page);
  await page.goto(`${hub.address}/masuk`);
  await page.getByLabel('Alamat surel').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
  await button('Masuk').click();
  await expect(page).toHaveURL(/\/masuk\/kode/);
  await page.locator('input[name=kode]').fill(codeOf(secret, 1));
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page).toHaveURL(/\/beranda$/);
  await page.goto(`${hub.address}/profil/dua-langkah/matikan`);
  await page.getByLabel('Kata sandi sekarang').fill(PASSWORD);
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page).toHaveURL(/\/profil$/);
});

test('support views the hub as somebody, reading only', async ({ page, hub }) => {
  await signIn(page, hub, 'admin.sistem@contoh.example');
  await page.goto(`${hub.address}/orang?cari=pendamping%40`);
  await page.locator('main table a').first().click();
  await page.getByRole('link', { name: 'Lihat sebagai' }).click();
  await page.getByLabel('Alasan').fill('Membantu mencari berkas.');
  await page.getByRole('main').getByRole('button', { name: 'Lihat sebagai' }).click();
  const banner = page.getByRole('complementary', { name: 'Melihat sebagai orang lain' });
  await expect(banner).toBeVisible();
  await look(page);
  await page.goto(`${hub.address}/profil/sesi`);
  await expect(page.locator('h1')).toContainText('tertutup');
  await look(page);
  await banner.getByRole('button', { name: 'Akhiri' }).click();
  await expect(banner).toHaveCount(0);
});
