import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).first().click();

test('a leader reads the figures of the regency, and comes from a number to the records behind it', async ({
  page,
  hub,
}) => {
  await signIn(page, hub, 'pimpinan.toba@contoh.example');
  await page.goto(`${hub.address}/dasbor`);
  await expect(main(page).getByRole('heading', { level: 1 })).toContainText('Kabupaten Toba');
  await look(page);
  await main(page).getByRole('link', { name: 'Masalah dicatat' }).first().click();
  await expect(page).toHaveURL(/\/angka\/registry\.problems_raised\?/);
  await look(page);
});

test('the hub writes its yearly report, prints it and freezes it with its numbers', async ({ page, ownHub: hub }) => {
  const report = `${hub.address}/laporan-tahunan/${new Date().getFullYear()}`;
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/dasbor`);
  await look(page);
  await page.goto(report);
  await look(page);
  await main(page).getByRole('link', { name: 'Pengantar' }).click();
  await look(page);
  await main(page).getByRole('textbox').fill('Tahun ini hub mendampingi 33 kabupaten dan kota.');
  await press(page, 'Simpan');
  await told(page, 'Uraian disimpan.');
  await page.goto(report);
  await press(page, 'Bekukan laporan');
  await expect(main(page)).toContainText('Laporan yang dibekukan');
  await look(page);
  const paper = async (ending: string) => (await page.request.get(`${report}/1/laporan.${ending}`)).body();
  const frozen = await paper('pdf');
  expect(frozen.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await paper('docx')).subarray(0, 2).toString()).toBe('PK');
  // What changes afterwards does not change what was frozen; a second one says why.
  await press(page, 'Bekukan laporan');
  await expect(main(page)).toContainText('Sebutkan alasan membuat revisi baru.');
  expect((await paper('pdf')).equals(frozen)).toBe(true);
  await signOut(page);
});

test('the screen of a meeting room fits its wall', async ({ page, hub }) => {
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${hub.address}/layar`);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(1080);
  await expect(page.locator('.screen > p').last()).toBeInViewport({ ratio: 1 });
});
