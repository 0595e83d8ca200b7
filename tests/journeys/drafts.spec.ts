import type { Browser, Page } from '@playwright/test';
import { expect, look, pressSignOut, signIn, test, told } from './house.ts';
import type { Product } from './product.ts';

const WRITER = 'inovator.puskesmas@contoh.example';
const ADMIN = 'admin.toba@contoh.example';
const PHONE = { width: 360, height: 740 };

const state = (page: Page) => page.locator('.keep-text');
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function begin(page: Page, hub: Product): Promise<string> {
  await page.goto(`${hub.address}/kelola/inovasi/baru?judul=Perahu+imunisasi+danau+${Date.now()}&lanjut=ya`);
  await page.getByRole('button', { name: 'Lanjut membuat baru' }).click();
  await told(page, 'Draf dibuat');
  return page.url();
}

/** Somebody else at another machine. */
async function other(browser: Browser, hub: Product): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: hub.address })).newPage();
  await signIn(page, hub, ADMIN);
  return page;
}

async function writeOffline(page: Page, section: string): Promise<void> {
  await page.goto(section);
  await box(page, 'Latar belakang').fill('Ibu di pulau jauh dari posyandu.');
  await expect(state(page)).toContainText('Tersimpan otomatis pukul');
  await page.context().setOffline(true);
  await box(page, 'Latar belakang').fill('Ibu di pulau jauh dari posyandu, dan bayi terlambat diimunisasi.');
  await page.getByLabel(/^Tujuan/).fill('Setiap bayi terimunisasi lengkap.');
  await expect(state(page)).toContainText('Tidak tersambung. Isian aman di perangkat ini');
}

test('a keeper on a phone loses nothing to a failing line, and two people’s changes come together', async ({
  page,
  hub,
  browser,
}) => {
  await page.setViewportSize(PHONE);
  await signIn(page, hub, WRITER);
  const work = await begin(page, hub);
  const section = `${work}/bagian/latar-belakang`;
  await writeOffline(page, section);

  await test.step('saving waits for the line and goes on by itself', async () => {
    await page.getByRole('button', { name: 'Simpan dan kembali' }).click();
    await expect(state(page)).toContainText('disimpan begitu tersambung');
    await page.context().setOffline(false);
    await told(page, /^Tersimpan\.$/);
    await page.goto(section);
    await expect(box(page, 'Latar belakang')).toHaveValue(/bayi terlambat diimunisasi\.$/);
    await expect(page.getByLabel(/^Tujuan/)).toHaveValue('Setiap bayi terimunisasi lengkap.');
  });

  await test.step('what the server never got, for the session had ended, is back after signing in again', async () => {
    const session = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByLabel(/^Tujuan/).fill('Setiap bayi di 12 pulau terimunisasi lengkap.');
    await expect(state(page)).toContainText('Anda sudah keluar. Masuk lagi di tab lain');
    page.once('dialog', (dialog) => void dialog.accept());
    // What the page sends while it is left would else come in late, with the new session.
    await page.context().setOffline(true);
    await page.goto('about:blank');
    await page.context().setOffline(false);
    await page.context().addCookies(session);
    await page.goto(section);
    await expect(page.getByLabel(/^Tujuan/)).toHaveValue('Setiap bayi di 12 pulau terimunisasi lengkap.');
    await expect(state(page)).toContainText('Isian yang belum terkirim dari perangkat ini sudah dikembalikan.');
    await expect(state(page)).toContainText('Tersimpan otomatis pukul');
    await page.reload();
    await expect(page.getByRole('main')).toContainText('Isian Anda yang belum disimpan sudah dikembalikan');
    await look(page);
  });

  const colleague = await other(browser, hub);
  await test.step('both change the same: a page shows both, and one chooses', async () => {
    await colleague.goto(section);
    await expect(colleague.getByRole('main')).toContainText('sedang mengisi bagian ini');
    await colleague.getByLabel(/^Tujuan/).fill('Semua bayi terimunisasi lengkap.');
    await colleague.getByRole('button', { name: 'Simpan dan kembali' }).click();
    await told(colleague, /^Tersimpan\.$/);
    await page.getByRole('button', { name: 'Simpan dan kembali' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Isian yang sama diubah dua orang');
    await look(page);
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Simpan pilihan' }).click();
    await expect(page.getByRole('alert').first()).toContainText('Pilih salah satu');
    await page.getByRole('radio', { name: 'Pakai gabungan ini' }).check();
    await page.getByRole('textbox', { name: 'Gabungan untuk Tujuan' }).fill('Semua bayi di 12 pulau terimunisasi.');
    await page.getByRole('button', { name: 'Simpan pilihan' }).click();
    await told(page, /^Tersimpan\.$/);
  });

  await test.step('changes in other fields are joined', async () => {
    await colleague.goto(section);
    await expect(colleague.getByLabel(/^Tujuan/)).toHaveValue('Semua bayi di 12 pulau terimunisasi.');
    await page.goto(section);
    await box(page, 'Latar belakang').fill('Ibu di 12 pulau jauh dari posyandu.');
    await colleague.getByLabel(/^Tujuan/).fill('Semua bayi terimunisasi tepat waktu.');
    await colleague.getByRole('button', { name: 'Simpan dan kembali' }).click();
    await told(colleague, /^Tersimpan\.$/);
    await page.getByRole('button', { name: 'Simpan dan kembali' }).click();
    await expect(page.getByRole('main')).toContainText('digabung dengan perubahan orang lain');
    await expect(page.getByLabel(/^Tujuan/)).toHaveValue('Semua bayi terimunisasi tepat waktu.');
    await expect(box(page, 'Latar belakang')).toHaveValue('Ibu di 12 pulau jauh dari posyandu.');
  });
  await colleague.context().close();

  await test.step('signing out leaves nothing on the device', async () => {
    await page.context().setOffline(true);
    await box(page, 'Latar belakang').fill('Ibu di 13 pulau jauh dari posyandu.');
    await expect(state(page)).toContainText('Isian di perangkat ini dihapus saat Anda keluar');
    const kept = () => page.evaluate(() => Object.values(localStorage).join());
    expect(await kept()).toContain('Ibu di 13 pulau');
    await page.context().setOffline(false);
    await expect(state(page)).toContainText('Tersimpan otomatis pukul');
    await page.evaluate(() => localStorage.setItem('tuntas.typed.x', 'Ibu di 13 pulau'));
    await page.setViewportSize({ width: 1280, height: 900 });
    await pressSignOut(page);
    expect(await kept()).toBe('');
  });
});

test('a long problem that was not sent when the battery died waits on the home page', async ({ page, hub }) => {
  const title = `Air sumur asin di pesisir ${Date.now()}`;
  await page.setViewportSize(PHONE);
  await signIn(page, hub, WRITER);
  await page.goto(`${hub.address}/masalah/baru/isi?judul=${encodeURIComponent(title)}`);
  await page.getByLabel('Apa yang terjadi?').fill('Sumur warga asin sejak tanggul jebol.');
  await expect(state(page)).toContainText('Hanya Anda yang melihatnya sampai Anda mengirimnya');
  const address = page.url();
  await page.context().setOffline(true);
  await page.getByLabel('Siapa yang terdampak?').fill('120 keluarga nelayan');
  await expect(state(page)).toContainText('Isian aman di perangkat ini');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.goto('about:blank');
  await page.context().setOffline(false);

  await page.goto(`${hub.address}/beranda`);
  await look(page);
  await page.setViewportSize(PHONE);
  await page
    .getByRole('main')
    .getByRole('link', { name: `Masalah baru: ${title}` })
    .click();
  await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('Sumur warga asin sejak tanggul jebol.');
  await expect(page.getByLabel('Siapa yang terdampak?')).toHaveValue('120 keluarga nelayan');
  await look(page);
  await page.getByRole('main').getByRole('button', { name: 'Angkat masalah' }).click();
  await told(page, 'Masalah diangkat');
  const raised = page.url();
  await page.goto(address);
  expect(page.url()).toBe(raised);
  await page.goto(`${hub.address}/beranda`);
  await expect(page.getByRole('main')).not.toContainText(`Masalah baru: ${title}`);
});
