import type { Locator, Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';
import { momentIn, plantYears } from './instruments.ts';

const YEAR = new Date().getFullYear();
const paper = {
  name: 'sk.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

const box = (main: Locator, path: string) => main.locator(`[name="${path}"]`);
const save = (main: Locator) => main.getByRole('button', { name: 'Simpan', exact: true }).last().click();

/** When sheets of the edition are filled and verified. */
async function setPeriod(page: Page, work: string): Promise<void> {
  const main = page.getByRole('main');
  await page.goto(`${work}/ubah/masa`);
  await box(main, 'period.opens').fill(momentIn(-1));
  await box(main, 'period.closes').fill(momentIn(30));
  await box(main, 'period.verifiedBy').fill(momentIn(60));
  await save(main);
  await told(page, 'Tersimpan');
}

test('an instrument is written on screen, told what it lacks, published, and taken out as JSON and in again as it was', async ({
  page,
  hub,
}) => {
  const main = page.getByRole('main');
  const title = `Kuesioner perjalanan ${Date.now()}`;
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/instrumen`);
  const ours = main.getByRole('article').filter({ hasText: 'Templat kami' });
  await expect(ours.getByRole('link', { name: 'Kematangan hub JIPP' })).toHaveCount(2);
  await expect(ours.getByRole('link', { name: 'Pelembagaan inovasi' })).toBeVisible();
  await look(page);
  await main.getByRole('link', { name: 'Buat instrumen' }).click();
  await main.getByLabel('Kosong', { exact: true }).check();
  await main.getByRole('button', { name: 'Buat konsep' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis judulnya.');
  await look(page);
  await main.getByLabel(/^Judul/).fill(title);
  await main.getByRole('button', { name: 'Buat konsep' }).click();
  await told(page, 'Konsep dibuat');
  await expect(main.getByRole('button', { name: 'Terbitkan' })).toBeDisabled();
  await look(page);
  const work = page.url();

  await main.getByRole('link', { name: 'Dasar', exact: true }).click();
  await box(main, 'source').fill('Contoh untuk perjalanan ini.');
  await save(main);
  await told(page, 'Tersimpan');
  await setPeriod(page, work);
  await page.goto(`${work}/ubah/aspek`);
  await main.getByRole('button', { name: 'Tambah aspek' }).click();
  await box(main, 'aspects.0.name').fill('Dukungan');
  await save(main);
  await told(page, 'Tersimpan');
  await page.goto(`${work}/ubah/aspek/1`);
  await main.getByRole('button', { name: 'Tambah butir' }).click();
  await writeItem(page);
  await page.goto(`${work}/ubah/aspek/1`);
  await main.getByRole('button', { name: 'Tambah butir' }).click();
  const second = 'aspects.0.items.1.';
  await box(main, `${second}name`).fill('Sebaran peraturan');
  await main.getByRole('button', { name: 'Tambah pilihan' }).click();
  await box(main, `${second}options.0.text`).fill('Di situs resmi');
  await box(main, `${second}options.0.score`).fill('1');
  await main.getByRole('button', { name: 'Tambah syarat' }).click();
  await box(main, `${second}conditions.0.item`).selectOption({ index: 1 });
  await save(main);
  await told(page, 'Tersimpan');
  await page.goto(`${work}/ubah/rumus`);
  await main.getByRole('button', { name: 'Tambah rumus' }).click();
  await box(main, 'formulas.0.title').fill('Nilai akhir');
  await box(main, 'formulas.0.isResult').check();
  await box(main, 'formulas.0.expression').fill('totall / 2');
  await expect(main).toContainText('totall');
  await look(page);
  await box(main, 'formulas.0.expression').fill('total / 2');
  await save(main);
  await told(page, 'Tersimpan');
  await page.goto(work);
  await main.getByRole('link', { name: 'Terbitkan' }).click();
  await look(page);
  await main.getByRole('button', { name: 'Terbitkan' }).click();
  await told(page, 'Instrumen diterbitkan');
  await main.getByRole('link', { name: 'Lihat sebagai pengisi' }).click();
  await expect(main).toContainText('Ditanyakan bila «1 · Dasar hukum» sudah dijawab.');
  await expect(main).toContainText(`Dokumen tahun ${YEAR - 1}–${YEAR}.`);
  await look(page);

  const json = `${page.url()}/instrumen.json`;
  const document = await (await page.request.get(json)).json();
  await page.goto(`${hub.address}/kelola/instrumen/baru`);
  await main.getByLabel('Berkas JSON', { exact: true }).check();
  await main.locator('[name="berkas"]').setInputFiles({
    name: 'instrumen.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(document)),
  });
  await main.getByLabel('Tahun', { exact: true }).fill(String(YEAR + 1));
  await main.getByRole('button', { name: 'Buat konsep' }).click();
  await told(page, 'Konsep dibuat');
  const again = page.url().replace('/kelola', '');
  const copy = await (await page.request.get(`${again}/instrumen.json`)).json();
  const period = { opens: null, closes: null, verifiedBy: null };
  expect(copy).toEqual({ ...document, year: YEAR + 1, period });
  await signOut(page);
});

/** The first item: mandatory, proven by a paper of this year or the last, with two options. */
async function writeItem(page: Page): Promise<void> {
  const main = page.getByRole('main');
  const item = 'aspects.0.items.0.';
  await box(main, `${item}number`).fill('1');
  await box(main, `${item}name`).fill('Dasar hukum');
  await box(main, `${item}weight`).fill('tiga');
  await save(main);
  await expect(page.getByRole('alert')).toContainText('Tulis angka, misalnya 12,5.');
  await expect(box(main, `${item}name`)).toHaveValue('Dasar hukum');
  await look(page);
  await box(main, `${item}weight`).fill('3');
  await box(main, `${item}mandatory`).check();
  await box(main, `${item}evidence.required`).check();
  await box(main, `${item}evidence.oldest`).fill('1');
  await box(main, `${item}evidence.newest`).fill('0');
  for (const [at, text] of ['Keputusan kepala dinas', 'Peraturan bupati'].entries()) {
    await main.getByRole('button', { name: 'Tambah pilihan' }).click();
    await box(main, `${item}options.${at}.text`).fill(text);
    await box(main, `${item}options.${at}.score`).fill(String(at + 1));
  }
  await look(page);
  await save(main);
  await told(page, 'Tersimpan');
}

test('an answer is claimed with evidence of its year, verified by somebody else with a note, a start for the next year, and locked with its period', async ({
  page,
  hub,
}) => {
  const main = page.getByRole('main');
  const [now, next] = await plantYears(hub, [YEAR, YEAR + 1]);
  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await page.goto(`${hub.address}/kelola/instrumen/${now}/mulai`);
  await main.getByLabel(/^Demi Sepeda Bagus/).check();
  await main.getByRole('button', { name: 'Mulai' }).click();
  await told(page, 'Lembar dimulai');
  await look(page);
  const sheet = page.url();
  await main.getByRole('link', { name: '1 · Regulasi' }).click();
  const item = page.url();
  await main.getByLabel('Jawaban b').check();
  await main.getByRole('button', { name: 'Simpan', exact: true }).click();
  await told(page, 'Tersimpan');
  await main.getByRole('link', { name: 'Tambah bukti' }).click();
  await box(main, 'judul').fill('SK dari laci');
  await box(main, 'tanggal').fill(`${YEAR - 5}-03-01`);
  await box(main, 'berkas').setInputFiles(paper);
  await main.getByRole('button', { name: 'Simpan' }).last().click();
  await expect(page.getByRole('alert')).toContainText('Tahun bukti ini tidak sesuai dengan yang diminta butir ini.');
  await expect(box(main, 'judul')).toHaveValue('SK dari laci');
  await look(page);
  await box(main, 'tanggal').fill(`${YEAR}-03-01`);
  await main.getByRole('button', { name: 'Simpan' }).last().click();
  await told(page, 'Bukti dipasang');
  await look(page);
  await page.goto(sheet);
  await main.getByRole('button', { name: 'Serahkan' }).click();
  await told(page, 'Lembar diserahkan');
  await page.goto(item);
  await expect(main).toContainText('Selama belum ada yang diverifikasi, lembar dapat ditarik kembali.');
  await signOut(page);

  await signIn(page, hub, 'admin.deliserdang@contoh.example');
  await page.goto(item);
  await main.getByLabel('Jawaban a').check();
  await main.getByRole('button', { name: 'Simpan verifikasi' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis catatannya.');
  await look(page);
  await main.getByLabel(/^Catatan verifikator/).fill('SK belum menyebut inovasinya.');
  await main.getByRole('button', { name: 'Simpan verifikasi' }).click();
  await told(page, 'Verifikasi tersimpan');
  await main.getByRole('button', { name: 'Nyatakan terverifikasi' }).click();
  await told(page, 'Lembar terverifikasi');
  await expect(main.getByRole('row', { name: /Regulasi/ })).toContainText('6 / 3');
  await look(page);
  await ownClaim(page, `${hub.address}/kelola/instrumen/${now}/mulai`);
  await signOut(page);

  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await page.goto(`${hub.address}/kelola/instrumen/${next}/mulai`);
  await main.getByLabel(/^Demi Sepeda Bagus/).check();
  await main.getByLabel('Salin jawaban tahun lalu bila ada').check();
  await main.getByRole('button', { name: 'Mulai' }).click();
  await expect(main).toContainText('1 jawaban belum dikonfirmasi dan belum dihitung.');
  const copied = page.url();
  await look(page);
  await main.getByRole('link', { name: '1 · Regulasi' }).click();
  await expect(main).toContainText('Jawaban ini disalin dari tahun lalu.');
  await look(page);
  await main.getByRole('button', { name: 'Masih benar' }).click();
  await told(page, 'Dikonfirmasi');
  await signOut(page);

  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/kelola/instrumen/${next}`);
  await main.getByRole('button', { name: 'Nyatakan selesai' }).click();
  await told(page, 'Keadaan instrumen diubah');
  await page.goto(`${copied}/butir/regulasi`);
  await expect(main.getByRole('button', { name: 'Simpan', exact: true })).toHaveCount(0);
  await signOut(page);
  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await page.goto(`${copied}/butir/regulasi`);
  await expect(main).toContainText('Masanya sudah berakhir; lembar hanya dapat dibaca.');
  await look(page);
  await signOut(page);
});

/** Who fills a sheet in finds in words that somebody else judges it. */
async function ownClaim(page: Page, begin: string): Promise<void> {
  const main = page.getByRole('main');
  await page.goto(begin);
  // Of another unit than the admin's own, whose sheets others judge, too.
  await main.getByRole('radio', { name: /^Contoh: Pojok baca/ }).check();
  await main.getByRole('button', { name: 'Mulai' }).click();
  const sheet = page.url();
  await main.getByRole('link', { name: '1 · Regulasi' }).click();
  await main.getByLabel('Jawaban a').check();
  await main.getByRole('button', { name: 'Simpan', exact: true }).click();
  await told(page, 'Tersimpan');
  await page.goto(sheet);
  await main.getByRole('button', { name: 'Serahkan' }).click();
  await told(page, 'Lembar diserahkan');
  await main.getByRole('link', { name: '1 · Regulasi' }).click();
  await expect(main).toContainText('Jawaban ini Anda sendiri yang mengisi; orang lain yang memverifikasinya.');
  await expect(main.getByRole('button', { name: 'Simpan verifikasi' })).toHaveCount(0);
}
