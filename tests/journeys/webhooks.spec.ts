import type { Page } from '@playwright/test';
import { expect, look, signIn, test, told } from './house.ts';
import type { Product } from './product.ts';
import { OutsideReceiver } from './receiver.ts';

const receiver = new OutsideReceiver();
let address = '';
test.beforeAll(async () => {
  address = await receiver.open();
});
test.afterAll(() => receiver.close());

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).click();

/** Registers the receiver in the browser; answers the secret that is shown once. */
async function register(page: Page, hub: Product): Promise<string> {
  await page.goto(`${hub.address}/kelola/webhook`);
  await look(page);
  await main(page).getByRole('link', { name: 'Daftarkan webhook' }).click();
  await page.getByLabel('Alamat penerima').fill('ftp://bukan.alamat/');
  await press(page, 'Daftarkan webhook');
  await expect(page.getByRole('alert')).toContainText('Alamat penerima');
  await look(page);
  await page.getByLabel('Alamat penerima').fill(address);
  await page.getByLabel('Keterangan').fill('Portal Satu Data');
  await press(page, 'Daftarkan webhook');
  await look(page);
  const secret = await page.getByLabel('Kunci rahasia').inputValue();
  await main(page).getByRole('link', { name: 'Sudah saya simpan' }).click();
  await look(page);
  return secret;
}

type Answer = { readonly status: number; readonly data: { readonly id: string; readonly total: number } };

/** A program with a token that its person makes in the browser. */
async function programOf(page: Page, hub: Product) {
  await page.goto(`${hub.address}/profil/token/baru`);
  await page.getByLabel('Nama aplikasi').fill('Portal Satu Data');
  await page.getByLabel('Membaca dan menulis').check();
  await press(page, 'Buat token');
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (method: string, path: string, body?: object): Promise<Answer> => {
    const sent = body ? { method, headers, body: JSON.stringify(body) } : { method, headers };
    const answer = await fetch(`${hub.address}/api/v1${path}`, sent);
    return { status: answer.status, data: (await answer.json()) as Answer['data'] };
  };
}

type Program = Awaited<ReturnType<typeof programOf>>;

/** A record that waits for its decision, written by the program. */
async function handIn(program: Program, title: string): Promise<string> {
  const content = { title, stage: 'initiative', digital: false, mainAffair: 'pendidikan' };
  const text = { summary: 'Buku datang ke kampung.', background: 'Perpustakaan jauh.' };
  const made = await program('POST', '/innovations', { content: { ...content, ...text } });
  expect(made.status).toBe(201);
  expect((await program('POST', `/innovations/${made.data.id}/submit`, { revision: 1 })).status).toBe(200);
  return made.data.id;
}

/** Loads the page again until it says the text. */
async function says(page: Page, text: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(main(page).getByText(text, { exact: true }).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
}

test('an outside program lists the catalogue and is told, signed, what is published and what it missed', async ({
  page,
  hub,
}) => {
  await signIn(page, hub, 'admin.hub@contoh.example');
  const secret = await register(page, hub);
  const hookPage = page.url();
  const program = await programOf(page, hub);
  const before = await program('GET', '/innovations?pageSize=1');
  expect(before.data.total).toBeGreaterThan(100);

  const title = `Pojok baca keliling ${Date.now()}`;
  const id = await handIn(program, title);
  await page.goto(`${hub.address}/kelola/inovasi/${id}/putuskan`);
  await press(page, /^Terbitkan/);
  const first = await receiver.message(1, secret);
  expect(first).toMatchObject({ type: 'innovation.published', data: { id, title } });
  expect((await (await fetch(first.data.api)).json()).content.title).toBe(title);
  expect((await program('GET', '/innovations?pageSize=1')).data.total).toBe(before.data.total + 1);

  // A receiver that is down hears the same message again.
  receiver.status = 503;
  expect((await program('POST', `/innovations/${id}/archive`, { reason: 'Sudah berhenti.' })).status).toBe(200);
  const missed = await receiver.message(2, secret);
  expect(missed.data).toEqual({ id, url: `${hub.address}/inovasi/${id}`, api: first.data.api });
  receiver.status = 204;
  expect(await receiver.message(3, secret)).toEqual(missed);

  // What failed is sent again by hand, one by one or all together.
  receiver.status = 500;
  await page.goto(hookPage);
  await press(page, 'Kirim uji');
  await told(page, 'Kiriman uji dibuat');
  const failed = await receiver.message(4, secret);
  await says(page, 'Gagal');
  await look(page);
  await main(page)
    .getByRole('row', { name: /webhook\.test/ })
    .getByRole('link')
    .click();
  await look(page);
  await expect(main(page)).toContainText('sedang dirawat');
  await press(page, 'Kirim ulang');
  expect((await receiver.message(5, secret)).id).toBe(failed.id);
  await says(page, 'Gagal');
  receiver.status = 204;
  await page.goto(`${hookPage.replace(/webhook\/(.*)$/, 'webhook/pengiriman?keadaan=failed&webhook=$1')}`);
  await look(page);
  await press(page, 'Kirim ulang semua yang gagal (1)');
  await told(page, 'Dikirim ulang');
  expect((await receiver.message(6, secret)).id).toBe(failed.id);
  await says(page, 'Terkirim');

  await main(page).getByRole('link', { name: 'Ganti kunci rahasia' }).click();
  await look(page);
  await press(page, 'Ganti kunci rahasia');
  const newSecret = await page.getByLabel('Kunci rahasia').inputValue();
  await page.goto(hookPage);
  await press(page, 'Kirim uji');
  expect(await receiver.message(7, secret)).toEqual(await receiver.message(7, newSecret));
  await main(page).getByRole('link', { name: 'Ubah', exact: true }).click();
  await look(page);
  await page.goto(hookPage);
  await main(page).getByRole('link', { name: 'Arsipkan' }).click();
  await look(page);
  await press(page, 'Arsipkan');
  await told(page, 'Webhook diarsipkan');
  await look(page);
  await page.goto(`${hub.address}/kelola/webhook`);
  await look(page);
});
