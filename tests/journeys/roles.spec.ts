import type { Page } from '@playwright/test';
import { expect, look, signIn, test } from './house.ts';
import { plantContested } from './objections.ts';
import type { Product } from './product.ts';

// What those come for who write, check and judge nothing: a leader, a planner, a coach, the ministry.

const PHONE = { width: 360, height: 740 };
const main = (page: Page) => page.getByRole('main');

/** A page of the menu that everyone of the role finds, its group opened by keyboard. */
async function open(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: /^(?:Menu utama|Main menu)$/ });
  const group = menu.locator('details:not([open])').filter({ has: page.locator(`a:text-is("${name}")`) });
  if ((await group.count()) > 0) await group.locator('summary').press('Enter');
  await menu.getByRole('link', { name, exact: true }).click();
  await expect(menu.locator('[aria-current=page]')).toHaveText(name);
  await expect(menu.locator('details[open]')).toHaveCount(
    (await menu.locator('summary[aria-current]').count()) > 0 ? 1 : 0,
  );
}

/** The list that is open, as the file of this kind. */
async function download(page: Page, hub: Product, kind: string): Promise<readonly [number, string | undefined]> {
  const address = await main(page).getByRole('link', { name: kind, exact: true }).getAttribute('href');
  const file = await page.request.get(`${hub.address}${address}`);
  return [file.status(), file.headers()['content-type']?.split(';')[0]];
}

/** What one may not see is not there. */
async function isNotThere(page: Page, hub: Product, path: string): Promise<void> {
  const answer = await page.goto(`${hub.address}${path}`);
  expect([path, answer?.status()]).toEqual([path, 404]);
}

/** The help of the home page, and from there the help of all. */
async function help(page: Page, hub: Product, part: string): Promise<void> {
  await page.goto(`${hub.address}/beranda`);
  const own = page.getByRole('complementary', { name: /^(?:Bantuan|Help)$/ });
  await own.locator('summary').click();
  await own.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 2, name: part })).toBeVisible();
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('a leader sees what runs, what is due and what was decided, and reads records but no entries', async ({
  page,
  hub,
}) => {
  const writer = 'inovator.puskesmas@contoh.example';
  const { edition } = await plantContested(hub, 'Perahu Pimpinan', { edition: 'Kompetisi Pimpinan', of: writer });
  await signIn(page, hub, 'pimpinan.toba@contoh.example');
  const led = main(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 3, name: 'Kompetisi Pimpinan' }) })
    .last();
  await expect(led.getByRole('listitem').filter({ hasText: 'Sedang berlangsung: Masa sanggah' })).toContainText(
    'sampai',
  );
  await expect(led.getByRole('listitem').filter({ hasText: 'Berikutnya: Presentasi' })).toContainText('mulai');
  await expect(led.getByRole('listitem').filter({ hasText: 'Usulan instansi Anda' })).toContainText('1');
  await expect(led.getByRole('listitem').filter({ hasText: 'Dari instansi Anda: Finalis' })).toContainText('1');
  await expect(main(page).getByRole('link', { name: /^Design menunggu persetujuan/ })).toBeVisible();
  await look(page);
  await led.getByRole('link', { name: /Masa sanggah/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kompetisi Pimpinan');
  await open(page, 'Kelola inovasi');
  await look(page);
  expect(await download(page, hub, 'XLSX')).toEqual([200, XLSX]);
  await main(page).getByRole('link', { name: 'Contoh: Antrean bernomor dengan jam kedatangan di puskesmas' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Antrean bernomor');
  await look(page);
  await isNotThere(page, hub, `/kelola/kompetisi/${edition}/jalannya`);
  await look(page);
  await help(page, hub, 'Pimpinan, perencana, pendamping, dan hub nasional');
});

test('a planner reads the figures of the province and takes what was published along', async ({ page, hub }) => {
  await signIn(page, hub, 'perencana@contoh.example');
  await look(page);
  await main(page).getByRole('link', { name: 'Inovasi terbit di seluruh provinsi' }).click();
  await expect(page).toHaveURL(/\/inovasi\?wilayah=12$/);
  expect(await download(page, hub, 'JSON')).toEqual([200, 'application/json']);
  await main(page).getByRole('link', { name: 'Demi Sepeda Bagus' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sepeda Bagus');
  await open(page, 'Kelola inovasi');
  await look(page);
  await open(page, 'Berkas bukti');
  await expect(main(page)).toContainText('Contoh dokumen hub');
  await isNotThere(page, hub, '/kelola/inovasi/baru');
});

test('a coach on a phone learns what the role is for, reads, and raises a problem', async ({ page, hub }) => {
  await page.setViewportSize(PHONE);
  await signIn(page, hub, 'pendamping@contoh.example');
  await look(page);
  await page.setViewportSize(PHONE);
  const menu = page.getByRole('navigation', { name: 'Menu', exact: true });
  await page.locator('summary', { hasText: 'Menu' }).first().click();
  await menu.locator('summary', { hasText: 'Jelajahi' }).click();
  await look(page);
  await page.setViewportSize(PHONE);
  await menu.getByRole('link', { name: 'Inovasi', exact: true }).click();
  expect(await download(page, hub, 'CSV')).toEqual([200, 'text/csv']);
  await main(page).getByLabel('Cari inovasi').fill('sepeda bagus');
  await main(page).getByRole('button', { name: 'Cari', exact: true }).click();
  await main(page).getByRole('link', { name: 'Demi Sepeda Bagus' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sepeda Bagus');
  await page.locator('summary', { hasText: 'Menu' }).first().click();
  await menu.getByRole('link', { name: 'Masalah', exact: true }).click();
  await main(page).getByRole('link', { name: 'Angkat masalah' }).click();
  await look(page);
  await page.goto(`${hub.address}/kompetisi`);
  const edition = await main(page)
    .getByRole('link', { name: /^Contoh: / })
    .first()
    .getAttribute('href');
  await isNotThere(page, hub, `/kelola${edition}`);
  await isNotThere(page, hub, '/berkas');
});

test('the ministry prepares a competition of its own in English, and organises no other', async ({ page, hub }) => {
  await signIn(page, hub, 'kementerian@contoh.example');
  await page.getByRole('button', { name: 'English' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome, Wayan (contoh)');
  await look(page);
  await open(page, 'Run competitions');
  await look(page);
  await main(page).getByRole('link', { name: 'Begin a new edition' }).click();
  await look(page);
  await page.goto(`${hub.address}/instansi`);
  expect(await download(page, hub, 'XLSX')).toEqual([200, XLSX]);
  await page.goto(`${hub.address}/kompetisi`);
  const edition = await main(page)
    .getByRole('link', { name: /^Example: / })
    .first()
    .getAttribute('href');
  await isNotThere(page, hub, `/kelola${edition}`);
  await isNotThere(page, hub, '/orang');
  await help(page, hub, 'Leaders, planners, coaches and the national hub');
});
