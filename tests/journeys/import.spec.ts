import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, look, signIn, test } from './house.ts';
import { type Product, ROOT } from './product.ts';

const SHEET = join(ROOT, 'presets/demo/innovations.tsv');
const PASSWORD = 'angin-laut-menuju-nias';

/** The hub's own admin, whom the first administrator's one-time page makes. */
async function firstAdministrator(page: Page, hub: Product): Promise<void> {
  const line = await hub.hears(/\/mulai\?token=/);
  await page.goto(/https?:\/\/\S+/.exec(line)?.[0] ?? '');
  await look(page);
  await page.getByLabel('Nama lengkap').fill('Ratna Simanjuntak');
  await page.getByLabel('Alamat surel').fill('ratna@contoh.example');
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Ulangi kata sandi baru').fill(PASSWORD);
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page).toHaveURL(/\/beranda$/);
  await look(page);
}

async function actAs(page: Page, role: RegExp): Promise<void> {
  await page.goto(new URL('/bertindak', page.url()).href);
  await look(page);
  await page.getByRole('radio', { name: role }).check();
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page.getByRole('banner')).toContainText(role);
}

async function published(page: Page, hub: Product): Promise<string> {
  await page.goto(`${hub.address}/inovasi`);
  return (await page.getByRole('status').first().allInnerTexts()).join('');
}

test('an office begins: first administrator, sheet, preview, records, and all of it undone', async ({
  page,
  emptyHub,
}) => {
  await page.goto(emptyHub.address);
  await look(page);
  await firstAdministrator(page, emptyHub);
  await actAs(page, /Admin hub/);
  const before = await published(page, emptyHub);

  await page.goto(`${emptyHub.address}/impor`);
  await look(page);
  await page.getByRole('main').getByRole('link', { name: 'Unggah lembar kerja' }).first().click();
  await look(page);
  await page.getByRole('button', { name: 'Unggah dan lanjutkan' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page);
  await page.getByLabel('Berkas lembar kerja').setInputFiles(SHEET);
  await page.getByRole('button', { name: 'Unggah dan lanjutkan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Apa arti setiap kolom?');
  await look(page);
  await page.getByRole('button', { name: 'Periksa semua baris' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pratinjau impor', { timeout: 60_000 });
  await expect(page.getByText(/^144 baris dibaca menjadi 14\d inovasi\.$/)).toBeVisible();
  await look(page);
  expect(await published(page, emptyHub)).toBe(before);
  await page.goBack();
  await page.getByRole('radio', { name: /^Terbitkan sekarang/ }).check();
  await page.getByRole('radio', { name: /^Perbarui dengan isi lembar/ }).check();
  await page.getByRole('button', { name: /^Tulis 14\d inovasi$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Impor innovations\.tsv/, { timeout: 90_000 });
  await look(page);
  const result = page.url();
  expect(await published(page, emptyHub)).toContain('14');
  await look(page);

  await page.goto(`${result}/batalkan`);
  await look(page);
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Impor innovations\.tsv/, { timeout: 90_000 });
  await look(page);
  await expect.poll(() => published(page, emptyHub), { timeout: 60_000 }).toBe(before);
});

test('a broken file is said, and nothing is kept of it', async ({ page, hub }) => {
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/impor/baru`);
  const broken = {
    name: 'rusak.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('PK\u0003\u0004bukan lembar'),
  };
  await page.getByLabel('Berkas lembar kerja').setInputFiles(broken);
  await page.getByRole('button', { name: 'Unggah dan lanjutkan' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page);
  await page.goto(`${hub.address}/impor`);
  await expect(page.getByRole('main')).not.toContainText('rusak.xlsx');
});
