import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { readPdf } from '../support/pdf.ts';
import { expect, look, signIn, test, told } from './house.ts';
import { type Line, lineTo } from './line.ts';
import type { Product } from './product.ts';

const KEEPER = 'inovator.puskesmas@contoh.example';
const ADMIN = 'admin.toba@contoh.example';
const PHONE = { width: 360, height: 740 };
const MEGABYTE = 1024 * 1024;
/** What goes in one request (src/files/islands/upload.ts). */
const PART = 2 * MEGABYTE;
/** Parts that come through before the line breaks. */
const WHOLE = 4;

const leaf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const paper = Buffer.concat([leaf, Buffer.alloc(20 * MEGABYTE - leaf.length, 32)]);

/** A program that the keeper trusts writes the first version, as it may by the interface. */
async function firstVersion(page: Page, hub: Product, title: string): Promise<string> {
  await page.goto(`${hub.address}/profil/token/baru`);
  await page.getByLabel('Nama aplikasi').fill('Aplikasi puskesmas');
  await page.getByLabel('Membaca dan menulis').check();
  await page.getByRole('main').getByRole('button', { name: 'Buat token' }).click();
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const send = async (method: string, path: string, body: object) => {
    const answer = await fetch(hub.address + path, { method, headers, body: JSON.stringify(body) });
    expect([200, 201]).toContain(answer.status);
    return (await answer.json()) as { readonly id: string };
  };
  const { id } = await send('POST', '/api/v1/innovations', { content: { title } });
  const content = {
    ...{ stage: 'initiative', digital: false, mainAffair: 'kesehatan' },
    ...{ summary: 'Perahu membawa vaksin ke pulau.', background: 'Pulau jauh dari posyandu.' },
  };
  await send('PATCH', `/api/v1/innovations/${id}`, { revision: 1, content });
  await send('POST', `/api/v1/innovations/${id}/submit`, { revision: 2 });
  return `/kelola/inovasi/${id}`;
}

/** Somebody of the institution at a desk, on a line that holds. */
async function atDesk(browser: Browser, hub: Product, email: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: hub.address, locale: 'id-ID' })).newPage();
  await signIn(page, hub, email);
  return page;
}

async function publish(desk: Page, work: string): Promise<void> {
  await desk.goto(`${work}/putuskan`);
  await desk.getByRole('button', { name: 'Terbitkan di katalog' }).first().click();
  await told(desk, 'Terbit di katalog');
}

/** Bytes of the unfinished upload on the hub's disk. */
function onDisk({ data }: Product): number {
  const folder = join(data, 'files/unggahan');
  const [name] = readdirSync(folder).filter((it) => !it.endsWith('.json'));
  return name ? statSync(join(folder, name)).size : 0;
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .getByLabel('Berkas', { exact: true })
    .setInputFiles({ name, mimeType: 'application/pdf', buffer }, { timeout: 60_000 });
}

/** Chooses the file and saves; in the middle of a part the line goes dead, until the page has said so. */
async function upload(phone: Page, line: Line, hub: Product): Promise<{ readonly stood: number }> {
  let stood = 0;
  await choose(phone, 'sk-perahu-imunisasi.pdf', paper);
  await phone.getByLabel('Judul', { exact: true }).fill('SK Tim Perahu Imunisasi');
  await phone.getByLabel('Nomor').fill('440/17/2026');
  // With the page's clock at rest no attempt is made after a time: only the news that the line is back can bring it on.
  await phone.clock.install();
  await phone.clock.pauseAt(Date.now() + 60_000);
  line.breakAt(WHOLE * PART + PART / 2, async () => {
    await expect.poll(() => onDisk(hub)).toBeGreaterThan(WHOLE * PART);
    stood = onDisk(hub);
    await phone.context().setOffline(true);
  });
  await phone.getByRole('button', { name: 'Simpan' }).click();
  await expect(phone.getByRole('status').filter({ hasText: 'Sambungan terputus' })).toBeVisible();
  line.mend();
  await phone.context().setOffline(false);
  await told(phone, 'Bukti dipasang');
  await phone.clock.resume();
  return { stood };
}

test('a keeper on a failing line proves, writes, publishes, hands over, and a colleague prints the index sheet', async ({
  page: phone,
  hub,
  browser,
}) => {
  const line = await lineTo(hub.address);
  const over: Product = { ...hub, address: line.address };
  await phone.setViewportSize(PHONE);
  await signIn(phone, over, KEEPER);
  const title = `Perahu imunisasi ${Date.now()}`;
  const work = await firstVersion(phone, over, title);
  const desk = await atDesk(browser, hub, ADMIN);
  await publish(desk, work);

  await test.step('20 MB go up over a line that breaks, and go on where they were', async () => {
    await phone.goto(line.address + work);
    await phone.getByRole('button', { name: 'Mulai versi baru' }).click();
    await told(phone, 'Versi baru dibuka');
    await phone.goto(`${line.address}${work}/salin/iga-2026`);
    await phone.getByRole('link', { name: /^Tunjuk bukti.*16\. Regulasi/ }).click();
    const { stood } = await upload(phone, line, hub);
    const resumed = line.told.at(-1) ?? 0;
    expect(resumed).toBeGreaterThanOrEqual(stood);
    // Each request begins where the one before ended; after the break, where the hub said that it stood.
    const ends = line.carried.map(({ from, sent }) => from + sent);
    const begins = line.carried.map((_it, at) => (at === WHOLE + 1 ? resumed : (ends[at - 1] ?? 0)));
    expect(line.carried.map(({ from }) => from)).toEqual(begins);
    expect(ends.at(-1)).toBe(paper.length);
  });

  await test.step('a minute of writing without a line is kept and sent', async () => {
    await phone.goto(`${line.address}${work}/bagian/latar-belakang`);
    const box = phone.getByLabel(/^Tujuan/);
    await phone.context().setOffline(true);
    await box.fill('Bayi di 12 pulau diimunisasi.');
    await expect(phone.locator('.keep-text')).toContainText('Isian aman di perangkat ini');
    await phone.clock.runFor(60_000);
    await box.fill('Bayi di 12 pulau diimunisasi tepat waktu.');
    await phone.clock.runFor(3000);
    await expect(phone.locator('.keep-text')).toContainText('Isian aman di perangkat ini');
    await phone.context().setOffline(false);
    await expect(phone.locator('.keep-text')).toContainText('Tersimpan otomatis pukul');
    await phone.reload();
    await expect(box).toHaveValue('Bayi di 12 pulau diimunisasi tepat waktu.');
    await phone.getByRole('button', { name: 'Simpan dan kembali' }).click();
    await told(phone, /^Tersimpan\.$/);
  });

  await test.step('the second version says what changed', async () => {
    await phone.goto(`${line.address}${work}/periksa`);
    await phone.getByLabel('Apa yang berubah pada versi ini?').fill('Tujuan ditambahkan.');
    await phone.getByRole('button', { name: 'Kirim kepada admin' }).click();
    await told(phone, 'Terkirim kepada admin');
    await publish(desk, work);
    await phone.goto(`${line.address}${work}/versi`);
    await expect(phone.getByRole('main')).toContainText('Tujuan ditambahkan.');
    await look(phone);
    await phone.setViewportSize(PHONE);
  });

  await test.step('the record is handed to a colleague, who accepts', async () => {
    await phone.goto(`${line.address}${work}/penanggung-jawab`);
    await phone.getByRole('link', { name: 'Serahkan' }).click();
    await phone.getByLabel('Kepada').selectOption({ label: 'Maria (contoh) (Bagian Organisasi Setda Kabupaten Toba)' });
    await phone.getByRole('button', { name: 'Tawarkan' }).click();
    await told(phone, 'Tawaran dikirim');
    await desk.goto('/kelola/serah-terima');
    await desk.getByRole('main').getByRole('link', { name: title }).click();
    await desk.getByRole('button', { name: 'Terima' }).click();
    await told(desk, 'Anda sekarang penanggung jawabnya');
  });

  await test.step('the colleague prints the index sheet, on which the file stands', async () => {
    await desk.goto(`${work}/salin/iga-2026`);
    await desk.emulateMedia({ media: 'print' });
    await expect(desk.getByRole('button', { name: 'Cetak' })).toBeHidden();
    const sheet = new Uint8Array(await desk.pdf({ format: 'A4' }));
    const printed = (await readPdf(sheet)).text.replaceAll(/\s+/g, ' ');
    for (const text of [title, 'SK Tim Perahu Imunisasi', '440/17/2026', 'sk-perahu-imunisasi.pdf', '12 pulau'])
      expect(printed).toContain(text);
    expect(printed).not.toContain('Tunjuk bukti');
  });
  await desk.context().close();
  await line.close();
});

test('whoever chooses another file instead saves that one, and the hub keeps nothing of the first', async ({
  page,
  hub,
}) => {
  const line = await lineTo(hub.address);
  await signIn(page, { ...hub, address: line.address }, KEEPER);
  await page.goto(`${line.address}/berkas/baru`);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await choose(page, 'pertama.pdf', paper);
  await page.getByLabel('Judul', { exact: true }).fill('Surat tugas kader');
  line.breakAt(PART + PART / 2, async () => {});
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Sambungan terputus' })).toBeVisible();
  expect(onDisk(hub)).toBeGreaterThanOrEqual(PART);
  line.mend();
  await choose(page, 'kedua.pdf', leaf);
  await expect.poll(() => onDisk(hub)).toBe(0);
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Surat tugas kader');
  await expect(page.getByRole('main')).toContainText('kedua.pdf');
  await line.close();
});
