import type { Page } from '@playwright/test';
import { readPdf } from '../support/pdf.ts';
import { expect, signIn, test } from './house.ts';

/** What is of use on a screen alone. */
const SCREEN_ONLY = [
  'nav',
  'button',
  'summary',
  'form[method="get"]',
  '.btn',
  '.downloads',
  '.actions',
  '.keep',
].join();
const CLOSED = '<details><summary>Rincian</summary><p>Isi</p></details>';
/** A4 in points; a PDF is 72 of them an inch. */
const A4 = { width: 595, height: 842 };

async function first(page: Page, list: string, link: string): Promise<string> {
  await page.goto(list);
  return (await page.locator(link).first().getAttribute('href')) ?? '';
}

/** Prints the page as a browser would, and answers its words. */
async function printed(page: Page, path: string): Promise<string> {
  await page.goto(path);
  // What only opens on a screen, wherever it comes onto the page.
  await page.evaluate((html) => document.querySelector('main')?.insertAdjacentHTML('beforeend', html), CLOSED);
  await page.emulateMedia({ media: 'print' });
  const shown = page.locator(SCREEN_ONLY).filter({ visible: true });
  expect(await shown.allInnerTexts(), path).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, path).toBe(0);
  const pdf = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  await page.emulateMedia({ media: 'screen' });
  const { text, size } = await readPdf(pdf);
  expect(size.map(Math.round), path).toEqual([A4.width, A4.height]);
  return text.replaceAll(/\s+/g, '');
}

test('on paper stands what a page tells, with its address once and without what only a screen needs', async ({
  page,
  hub,
}) => {
  await page.setViewportSize({ width: 720, height: 1000 });
  const { address } = hub;
  const record = await first(page, `${address}/inovasi?q=Demi+Sepeda+Bagus`, 'article a[href^="/inovasi/"]');
  const problem = await first(page, `${address}/masalah`, 'article a[href^="/masalah/"]');
  await signIn(page, hub, 'inovator.sekolah@contoh.example');
  const work = await first(page, `${address}/kelola/inovasi`, 'tbody a[href^="/kelola/inovasi/"]');
  const evidence = await first(page, `${address}/berkas`, 'tbody a[href^="/berkas/"]');
  const paths = ['/inovasi', record, '/masalah', problem, '/kelola/inovasi', '/berkas', evidence];
  for (const path of [...paths, work, `${work}/periksa`, `${work}/salin/iga-2026`, `${work}/versi`]) {
    const text = await printed(page, address + path);
    expect(text.split(`dari${address}${path}`).length - 1, path).toBe(1);
    expect(text.split(address).length - 1, path).toBe(1);
  }
});
