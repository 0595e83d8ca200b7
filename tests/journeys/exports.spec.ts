import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readTable } from '../../src/platform/sheet/index.ts';
import { readPdf } from '../support/pdf.ts';
import { expect, look, test } from './house.ts';
import { demonstrationIn, ROOT, startProduct } from './product.ts';

const NARROWED = '/inovasi?penghargaan=top-45&urut=judul';

/** Takes the file that the link leads to, with whatever the person does to follow it. */
async function taken(page: Page, follow: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), follow()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

/** The titles on all pages of the list, in their order. */
async function titlesOn(page: Page): Promise<readonly string[]> {
  const titles: string[] = [];
  for (let more = true; more; ) {
    titles.push(...(await page.getByRole('article').getByRole('heading').allInnerTexts()));
    const next = page.getByRole('link', { name: /Berikutnya/ });
    more = (await next.count()) > 0;
    if (more) await next.first().click();
  }
  return titles.map((it) => it.trim());
}

async function titlesIn(bytes: Uint8Array): Promise<readonly string[]> {
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(JSON.stringify(table.why));
  const at = table.value.header.cells.indexOf('Judul inovasi');
  return table.value.rows.map((it) => it.cells[at] ?? '');
}

test('a list that was narrowed is taken away as a sheet, as text and on paper, with exactly its rows', async ({
  page,
  hub,
}) => {
  await page.goto(hub.address + NARROWED);
  const titles = await titlesOn(page);
  expect(titles.length).toBeGreaterThan(3);
  await page.goto(`${hub.address}/inovasi`);
  expect((await titlesOn(page)).length).toBeGreaterThan(titles.length);
  await page.goto(hub.address + NARROWED);
  await look(page);
  const take = (format: string) =>
    taken(page, () => page.getByRole('main').getByRole('link', { name: format, exact: true }).click());
  const sheet = await take('XLSX');
  expect(sheet.name).toMatch(/^[a-z-]+-\d{4}-\d\d-\d\d\.xlsx$/);
  expect(await titlesIn(sheet.bytes)).toEqual(titles);
  expect(await titlesIn((await take('CSV')).bytes)).toEqual(titles);
  const json = JSON.parse(new TextDecoder().decode((await take('JSON')).bytes)) as { rows: { title: string }[] };
  expect(json.rows.map((it) => it.title)).toEqual(titles);
  const paper = await readPdf((await take('PDF')).bytes);
  const words = paper.text.replaceAll(/\s+/g, '');
  expect(titles.filter((it) => !words.includes(it.replaceAll(/\s+/g, '')))).toEqual([]);
  expect(paper.tags.filter((it) => it.role === 'TR').length).toBeGreaterThan(titles.length);
  expect(paper.isTagged).toBe(true);
});

test('a record is taken away as PDF and as JSON', async ({ page, hub }) => {
  await page.goto(`${hub.address}/inovasi?q=sepeda+bagus`);
  await page.getByRole('article').getByRole('link').first().click();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  const paper = await taken(page, () => page.getByRole('link', { name: 'Unduh PDF' }).click());
  const pdf = await readPdf(paper.bytes);
  expect([pdf.title, pdf.language, pdf.isTagged]).toEqual([title, 'id', true]);
  expect(pdf.tags.filter((it) => it.role === 'Figure' && !it.alt)).toEqual([]);
  const file = await taken(page, () => page.getByRole('link', { name: 'Unduh JSON' }).click());
  const record = JSON.parse(new TextDecoder().decode(file.bytes)) as { url: string; content: { title: string } };
  expect(record.content.title).toBe(title);
  expect(record.url).toContain('/inovasi/');
});

test('on a phone without script the files are reached by keyboard', async ({ browser, hub }) => {
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'id-ID',
    viewport: { width: 360, height: 740 },
  });
  const page = await plain.newPage();
  await page.goto(hub.address + NARROWED);
  const titles = await titlesOn(page);
  await page.goto(hub.address + NARROWED);
  const link = page.getByRole('main').getByRole('link', { name: 'CSV', exact: true });
  // By the keys alone: on and on until the link has the focus.
  await page.keyboard.press('Tab');
  for (let steps = 0; steps < 250 && !(await link.evaluate((it) => it === document.activeElement)); steps += 1)
    await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
  const box = await link.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  const { bytes } = await taken(page, () => page.keyboard.press('Enter'));
  expect(await titlesIn(bytes)).toEqual(titles);
  await plain.close();
});

test('a machine that cannot load the library for PDF says so, and gives everything else', async () => {
  const data = demonstrationIn(join(ROOT, '.cache/journeys/no-pdf'));
  const env = { NODE_OPTIONS: `--require=${join(ROOT, 'tests/support/no-typst.cjs')}` };
  const hub = await startProduct({ data, env });
  for (let again = 0; again < 2; again += 1) {
    const answer = await fetch(`${hub.address}/inovasi/unduh.pdf`);
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('PDF belum dapat dibuat di sini'),
    ]);
  }
  expect(await hub.hears(/PDFs cannot be set on this machine/)).toContain('Failed to load native binding');
  expect((await fetch(`${hub.address}/inovasi/unduh.xlsx`)).status).toBe(200);
  expect(await hub.stop()).toBe(0);
});
