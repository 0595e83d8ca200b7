import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test } from './house.ts';
import { type Product, ROOT, run, startProduct } from './product.ts';

const SECRETARY = 'sekretariat.latihan@contoh.example';
const WRITER = 'inovator.latihan@contoh.example';
const PASSWORD = 'selesai-sampai-tuntas';

/** Lets somebody of a rehearsal in, as whoever kept it does. */
async function choosePassword(page: Page, { data, address }: Product, email: string): Promise<void> {
  const { said } = await run(['user', 'reset', '--email', email, '--data', data]);
  const link = said.map((line) => /https?:\/\/[^/\s]+(\/\S+)/.exec(line)?.[1]).find((it) => it !== undefined);
  await page.goto(`${address}${link}`);
  for (const field of await page.getByRole('main').locator('input[type=password]').all()) await field.fill(PASSWORD);
  await page.getByRole('main').getByRole('button').first().click();
  await expect(
    page
      .getByRole('status')
      .or(page.getByRole('heading', { level: 1 }))
      .first(),
  ).toBeVisible();
}

test('a competition that was rehearsed into an empty hub is there to its end', async ({ page }, info) => {
  const data = join(ROOT, `.cache/journeys/rehearsal-${info.workerIndex}`);
  rmSync(data, { recursive: true, force: true });
  const sizes = ['--entries', '20', '--jurors', '3'];
  const rehearsed = await run(['rehearse', 'kipp-2023-umum', ...sizes, '--here', '--data', data]);
  const told = rehearsed.said.join('\n');
  expect(rehearsed.code, told).toBe(0);
  expect(told).toContain('20 usulan diajukan, 18 lolos, 2 tidak lolos, 36 lembar nilai');
  expect((await run(['rehearse', 'kipp-2023-umum', '--here', '--data', data])).code).toBe(2);
  const hub = await startProduct({ data, demo: false });
  try {
    const { edition, certificate } = await organisersWay(page, hub);
    await publicWay(page, { results: `${hub.address}${edition}/hasil`, certificate });
    await ownWay(page, hub);
  } finally {
    expect(await hub.stop()).toBe(0);
  }
});

/** The course of the edition, the minutes of its last plenary as a PDF, and the page that proves its first certificate. */
async function organisersWay(page: Page, hub: Product) {
  await choosePassword(page, hub, SECRETARY);
  await signIn(page, hub, SECRETARY, PASSWORD);
  await page.goto(`${hub.address}/kompetisi`);
  const link = page
    .getByRole('main')
    .getByRole('link', { name: /^Latihan:/ })
    .first();
  const edition = (await link.getAttribute('href')) ?? '';
  await page.goto(`${hub.address}/kelola${edition}/jalannya`);
  await expect(page.getByRole('main')).toContainText('20 usulan');
  await look(page);
  await page.goto(`${hub.address}/kelola${edition}/pleno/panel-independen/berita-acara`);
  const pdf = page.getByRole('main').getByRole('link', { name: 'PDF' }).first();
  const minutes = await page.request.get(`${hub.address}${await pdf.getAttribute('href')}`);
  expect([minutes.status(), minutes.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await page.goto(`${hub.address}/kelola${edition}/pleno/panel-independen`);
  await certaintyOf(page, hub);
  await page.goto(`${hub.address}/kelola/sertifikat/edisi/${edition.split('/').at(-1)}`);
  await page.getByRole('main').locator('tbody a').first().click();
  const proof = page.getByRole('main').getByRole('link', { name: 'Halaman pemeriksaan' });
  const certificate = `${hub.address}${await proof.getAttribute('href')}`;
  await signOut(page);
  return { edition, certificate };
}

/** How sure the ranking is: asked wrongly and well, who was planted lenient, what would change, and a file that proves it all. */
async function certaintyOf(page: Page, hub: Product): Promise<void> {
  const main = page.getByRole('main');
  await main.getByRole('link', { name: /^Seberapa pasti peringkat/ }).click();
  const certainty = page.url();
  await expect(main).toContainText('Belum dihitung');
  await look(page);
  await main.getByLabel('Jumlah yang dipilih').fill('nol');
  await main.getByRole('button', { name: 'Hitung kepastian' }).click();
  await expect(main.getByRole('alert')).toContainText('Isi bilangan bulat mulai 1');
  await main.getByLabel('Jumlah yang dipilih').fill('9');
  await main.getByRole('button', { name: 'Hitung kepastian' }).click();
  await expect(main.getByRole('heading', { name: 'Peringkat', exact: true })).toBeVisible();
  const jurors = main.getByRole('table', { name: 'Juri' });
  await expect(jurors.getByRole('rowheader')).toHaveText(['Penilai 1', 'Penilai 3', 'Penilai 2']);
  await look(page);
  await main.getByRole('link', { name: /^Bagaimana bila/ }).click();
  await main.getByLabel('Jumlah yang dipilih').fill('5');
  await main.getByLabel('Penilai 1').check();
  await main.getByRole('button', { name: 'Bandingkan' }).click();
  await expect(main.getByRole('status')).toContainText('Dari 9 menjadi 5 tempat');
  await look(page);
  const judging = await page.request.get(`${certainty}/hitung-ulang/unduh.json`);
  const file = join(hub.data, 'penilaian.json');
  writeFileSync(file, await judging.body());
  expect((await run(['replay', file])).code).toBe(0);
}

async function publicWay(page: Page, { results, certificate }: { results: string; certificate: string }) {
  await page.goto(results);
  await expect(page.getByRole('heading', { name: 'Penerima penghargaan' })).toBeVisible();
  await look(page);
  await page.goto(certificate);
  await look(page);
}

/** What a writer is told of an entry in the end. */
async function ownWay(page: Page, hub: Product): Promise<void> {
  await choosePassword(page, hub, WRITER);
  await signIn(page, hub, WRITER, PASSWORD);
  await page.goto(`${hub.address}/kelola/usulan`);
  await page.getByRole('main').locator('table a[href^="/kelola/usulan/"]').first().click();
  await page.goto(`${page.url()}/umpan-balik`);
  await expect(page.getByRole('main')).toContainText(/Pleno penetapan finalis: (Finalis|Bukan finalis)/);
  await look(page);
}
