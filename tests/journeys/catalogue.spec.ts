import type { Page } from '@playwright/test';
import { expect, look, test } from './house.ts';

const CASE = /^Demi Sepeda Bagus/;

/** Bytes that came over the wire for a page with all it needs, fonts apart. */
async function weigh(page: Page, address: string): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  const fonts = new Set<string>();
  client.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Font') fonts.add(requestId);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!fonts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await client.detach();
  return bytes;
}

test('a newcomer finds a proven innovation for a problem, misspelt or not', async ({ page, hub }) => {
  await page.goto(hub.address);
  await look(page);
  await page.getByRole('main').getByRole('searchbox').fill('sepeda bagus');
  await page.getByRole('main').getByRole('button', { name: 'Cari' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '2 inovasi untuk “sepeda bagus”' })).toBeVisible();
  await expect(page.getByRole('article').getByRole('link', { name: CASE })).toBeVisible();
  await look(page);
  await page.getByRole('searchbox').fill('spda bagus');
  await page.getByRole('searchbox').press('Enter');
  await expect(page.getByText('Menampilkan hasil untuk sepeda bagus')).toBeVisible();
  await look(page);
  await page.getByRole('article').getByRole('link', { name: CASE }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(CASE);
  await expect(page).toHaveURL(/\/inovasi\/[0-9a-f-]{36}\/demi-sepeda-bagus/);
  await look(page);
});

test('a tile of the map narrows the list to one regency, and the map is a table too', async ({ page, hub }) => {
  await page.goto(hub.address);
  await page.getByRole('link', { name: /^Kabupaten Deli Serdang \(DeSe\): \d+ inovasi$/ }).click();
  await expect(page).toHaveURL(/wilayah=12\.07/);
  await expect(page.getByRole('checkbox', { name: /^Kabupaten Deli Serdang/ })).toBeChecked();
  await expect(page.getByRole('article').getByRole('link', { name: CASE })).toBeVisible();
  await look(page);
  await page.goBack();
  await page.getByText('Lihat sebagai tabel').click();
  const row = page.getByRole('row').filter({ hasText: 'Kabupaten Deli Serdang' });
  await expect(row).toBeVisible();
  await look(page);
});

test('filters and orders work together, and nothing found teaches what to do', async ({ page, hub }) => {
  await page.goto(`${hub.address}/inovasi`);
  await look(page);
  const all = await page.getByRole('status').first().allInnerTexts();
  const regions = page.locator('#saring-wilayah');
  await regions.getByRole('button', { name: /^Tampilkan \d+ lainnya$/ }).press('Enter');
  await expect(regions.getByRole('checkbox').nth(6)).toBeFocused();
  await page
    .locator('summary')
    .filter({ hasText: /^Penghargaan/ })
    .click();
  await page.getByRole('checkbox', { name: /^Top 30/ }).check();
  await expect(page).toHaveURL(/buka=wilayah.*penghargaan=/);
  expect(await page.getByRole('status').first().allInnerTexts()).not.toEqual(all);
  await look(page);
  await page.getByRole('link', { name: 'Saring lewat peta wilayah' }).click();
  await expect(page.getByRole('group', { name: /^Inovasi menurut/ })).toBeVisible();
  await page.getByRole('link', { name: 'Judul', exact: true }).click();
  await expect(page).toHaveURL(/urut=judul/);
  await look(page);
  await page.goto(`${hub.address}/inovasi?q=xyzzyqwv`);
  await expect(page.getByRole('article')).toHaveCount(0);
  await look(page);
});

test('the keepers are reached without showing their addresses', async ({ page, hub }) => {
  await page.goto(`${hub.address}/inovasi?q=sepeda+bagus`);
  await page.getByRole('article').getByRole('link', { name: CASE }).click();
  expect(await page.content()).not.toContain('@contoh.example');
  await page
    .getByRole('main')
    .getByRole('link', { name: /hubungi/i })
    .first()
    .click();
  await look(page);
  await page.getByRole('main').getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page);
  await page.getByRole('radio').first().check();
  await page.getByLabel(/^Nama/).fill('Bu Tiur');
  await page.getByLabel(/surel/i).fill('tiur@contoh.example');
  await page.getByLabel(/^Pesan/).fill('Kami ingin meniru model ini di Samosir.');
  await page.getByRole('main').getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(page).toHaveURL(/\/hubungi\/terkirim$/);
  await look(page);
});

test('pages for everybody are light, whole without script, and say the same in the tree of a screen reader', async ({
  page,
  hub,
  browser,
}) => {
  for (const path of ['/', '/inovasi', '/inovasi?q=sepeda+bagus', '/masalah']) {
    const bytes = await weigh(page, hub.address + path);
    expect(bytes, `${path}: ${bytes} bytes`).toBeLessThanOrEqual(60 * 1024);
  }
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' });
  const reader = await plain.newPage();
  await reader.goto(`${hub.address}/`);
  await reader.getByRole('main').getByRole('searchbox').fill('spda bagus');
  await reader.getByRole('main').getByRole('button', { name: 'Cari' }).click();
  await reader.getByRole('article').getByRole('link', { name: CASE }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(CASE);
  await reader.goto(`${hub.address}/inovasi`);
  const regions = reader.locator('#saring-wilayah');
  await regions.getByRole('checkbox').first().check();
  await regions.getByRole('button', { name: /^Tampilkan \d+ lainnya$/ }).click();
  await expect(reader).toHaveURL(/buka=wilayah#saring-wilayah$/);
  await expect(regions.getByRole('checkbox').first()).toBeChecked();
  await reader.goto(`${hub.address}/inovasi?buka=wilayah`);
  await reader
    .locator('summary')
    .filter({ hasText: /^Penghargaan/ })
    .click();
  await reader.getByRole('checkbox', { name: /^Top 30/ }).check();
  await reader.getByRole('button', { name: 'Terapkan' }).click();
  await expect(reader).toHaveURL(/buka=wilayah.*penghargaan=/);
  await reader.getByRole('banner').getByRole('button', { name: 'English' }).first().click();
  await expect(reader.locator('html')).toHaveAttribute('lang', 'en');
  await plain.close();
});

test('three key pages keep their shape', async ({ page, hub }) => {
  await page.goto(`${hub.address}/masuk`);
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'sign-in.aria.yml' });
  await page.goto(`${hub.address}/inovasi?q=sepeda+bagus`);
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'search.aria.yml' });
  await page.getByRole('article').getByRole('link', { name: CASE }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(CASE);
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'record.aria.yml' });
});

test('machines read the same catalogue', async ({ request, hub }) => {
  const sitemap = await request.get(`${hub.address}/peta-situs.xml`);
  expect(sitemap.status()).toBe(200);
  expect(sitemap.headers()['content-type']).toContain('xml');
  const feed = await request.get(`${hub.address}/umpan.atom`);
  expect(await feed.text()).toContain('<feed');
  const robots = await request.get(`${hub.address}/robots.txt`);
  expect(await robots.text()).toContain('Sitemap:');
});
