import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openArchive, readEntry } from '../support/zip.ts';
import { expect, look, signIn, signOut, test, told } from './house.ts';
import type { Product } from './product.ts';

const ORIGIN = /^Demi Sepeda Bagus/;
const PROBLEM = 'Contoh: Anak berkebutuhan khusus di kepulauan belum terlayani pendidikan';

/** The page of the problem of Nias, out of the list of problems. */
async function openProblem(page: Page, hub: Product): Promise<void> {
  await page.goto(`${hub.address}/masalah?q=kepulauan`);
  await page.getByRole('main').getByRole('link', { name: PROBLEM }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PROBLEM);
}

test('a problem of Nias finds the proven innovation first with its reasons, and one that does not fit is set aside and offered again', async ({
  page,
  hub,
}) => {
  const main = page.getByRole('main');
  const matches = main.locator('#kecocokan');
  const first = matches.getByRole('listitem').first();
  await signIn(page, hub, 'inovator.nias@contoh.example');
  await openProblem(page, hub);
  await expect(first).toContainText('Demi Sepeda Bagus');
  await expect(first).toContainText('Urusan yang sama: Pendidikan');
  await expect(first).toContainText('Terbukti: tercatat meraih penghargaan; ada dokumen atau tautan bukti');
  await first.getByText('Rincian nilai', { exact: true }).click();
  await expect(first.getByRole('table')).toContainText('Kesamaan uraian');
  await expect(matches.getByRole('link', { name: 'Tidak cocok' })).toHaveCount(0);
  await look(page);
  await signOut(page);

  await signIn(page, hub, 'admin.nias@contoh.example');
  await openProblem(page, hub);
  await matches.getByRole('link', { name: /^Tidak cocok Demi Sepeda Bagus/ }).click();
  await main.getByRole('button', { name: 'Simpan tanda tidak cocok' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis');
  await look(page);
  await main.getByLabel('Mengapa inovasi ini tidak cocok?').fill('Tutor belum ada di pulau ini.');
  await main.getByRole('button', { name: 'Simpan tanda tidak cocok' }).click();
  await told(page, 'Inovasi ditandai tidak cocok.');
  await expect(first).not.toContainText('Demi Sepeda Bagus');
  await matches.getByText('1 inovasi ditandai tidak cocok').click();
  await expect(matches).toContainText('Tutor belum ada di pulau ini.');
  await matches.getByRole('button', { name: /^Tawarkan lagi Demi Sepeda Bagus/ }).click();
  await told(page, 'Inovasi ditawarkan lagi.');
  await expect(first).toContainText('Demi Sepeda Bagus');
  await signOut(page);
});

test('the hub sees problems without a match and what nobody copied, and sets what matching looks at', async ({
  page,
  hub,
}) => {
  const main = page.getByRole('main');
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/pencocokan/masalah`);
  await expect(main.getByRole('link', { name: 'Contoh: Sampah pasar menumpuk dan menutup saluran air' })).toBeVisible();
  await expect(main).not.toContainText(PROBLEM);
  await look(page);
  await main.getByRole('link', { name: 'Belum direplikasi' }).click();
  await main.getByLabel('Kata pada judul').fill('sepeda bagus');
  await main.getByRole('button', { name: 'Terapkan' }).click();
  await expect(main.getByRole('link', { name: ORIGIN })).toHaveCount(0);
  await look(page);

  await main.getByRole('link', { name: 'Data wilayah' }).click();
  await main.getByRole('link', { name: 'Kabupaten Nias', exact: true }).click();
  await main.locator('[name="population.value"]').fill('146672');
  await main.getByRole('button', { name: 'Simpan data wilayah' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(main.locator('[name="population.value"]')).toHaveValue('146672');
  await look(page);
  await main.locator('[name="population.year"]').fill('2024');
  await main.locator('[name="population.source"]').fill('Angka contoh untuk perjalanan ini');
  await main.getByRole('button', { name: 'Simpan data wilayah' }).click();
  await told(page, /disimpan/);

  await main.getByRole('link', { name: 'Bobot', exact: true }).click();
  await main.getByLabel('Kesamaan uraian').fill('45');
  await main.getByLabel('Alasan perubahan').fill('Uji bobot.');
  await main.getByRole('button', { name: 'Simpan bobot' }).click();
  await expect(page.getByRole('alert')).toContainText('100');
  await look(page);
  await main.getByLabel('TPB').fill('0');
  await main.getByRole('button', { name: 'Simpan bobot' }).click();
  await told(page, /disimpan/);
  await expect(main).toContainText('Uji bobot.');
  await signOut(page);
});

test('question, needs and kit go from the owner to who copies, who says how ready they are and takes the archive', async ({
  page,
  hub,
}) => {
  const main = page.getByRole('main');
  const question = `Berapa lama pelatihan tutor? ${Date.now()}`;
  await signIn(page, hub, 'inovator.nias@contoh.example');
  await page.goto(`${hub.address}/inovasi?q=sepeda`);
  await main.getByRole('link', { name: ORIGIN }).first().click();
  await main.getByRole('link', { name: /^Tanya jawab dengan pengelola/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tanya jawab dengan pengelola');
  const record = page.url().replace(/\/replikasi\/.*$/, '');
  await main.getByLabel('Pertanyaan', { exact: true }).fill('Lama?');
  await main.getByRole('button', { name: 'Kirim pertanyaan' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(main.getByLabel('Pertanyaan', { exact: true })).toHaveValue('Lama?');
  await look(page);
  await main.getByLabel('Pertanyaan', { exact: true }).fill(question);
  await main.getByRole('button', { name: 'Kirim pertanyaan' }).click();
  await told(page, 'Pertanyaan terkirim');
  await signOut(page);

  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await page.goto(`${hub.address}/tanya-jawab`);
  await look(page);
  await main.getByRole('link', { name: question }).click();
  await main.locator('[name="jawaban"]').fill('Dua hari, lalu pendampingan tiap bulan.');
  await main.getByRole('button', { name: 'Simpan jawaban' }).click();
  await told(page, 'Jawaban disimpan');
  await look(page);
  await page.goto(`${record}/replikasi/kebutuhan/ubah`);
  await main.getByRole('button', { name: 'Tambah kebutuhan' }).click();
  const last = main.getByRole('group').last();
  await last.getByLabel('Kebutuhan', { exact: true }).fill('Perahu untuk tutor keliling');
  await look(page);
  await main.getByRole('button', { name: 'Simpan kebutuhan' }).click();
  await expect(page.getByRole('alert')).toContainText('Pilih jenis kebutuhan');
  await last.getByLabel('Jenis', { exact: true }).selectOption('Alat dan tempat');
  await last.getByLabel('Wajib ada sebelum mulai').check();
  await main.getByRole('button', { name: 'Simpan kebutuhan' }).click();
  await told(page, 'Kebutuhan');
  await page.goto(`${record}/replikasi/kit/ubah`);
  await main.getByLabel('Hanya instansi yang sudah menandatangani kesepakatan replikasi').check();
  await look(page);
  await main.getByRole('button', { name: 'Simpan kit' }).click();
  await told(page, 'Kit replikasi disimpan.');
  await signOut(page);

  await page.goto(`${record}/replikasi/kit`);
  await expect(main.getByRole('button', { name: 'Unduh kit (ZIP)' })).toBeDisabled();
  await expect(main).toContainText('Masuk dahulu dengan akun Anda');
  await signIn(page, hub, 'inovator.nias@contoh.example');
  await page.goto(`${record}/replikasi/tanya-jawab`);
  await expect(main).toContainText('Dua hari, lalu pendampingan tiap bulan.');
  await page.goto(`${record}/replikasi/kebutuhan`);
  await look(page);
  await main.getByRole('link', { name: 'Periksa kesiapan kami' }).click();
  const answers = main.getByRole('group', { name: /^Kesiapan/ });
  await answers.nth(0).getByLabel('Ada', { exact: true }).check();
  await answers.nth(1).getByLabel('Belum ada').check();
  await look(page);
  await main.getByRole('button', { name: 'Simpan kesiapan' }).click();
  await expect(main).toContainText('Yang perlu disiapkan');
  await expect(main).toContainText('Perahu untuk tutor keliling');
  await look(page);

  await page.goto(`${record}/replikasi/kit`);
  await look(page);
  const download = page.waitForEvent('download');
  await main.getByRole('link', { name: 'Unduh kit (ZIP)' }).click();
  const archive = openArchive(readFileSync(await (await download).path()));
  expect(archive.names).toEqual([
    '01 SOP pembelajaran.pdf',
    '02 formulir data anak.pdf',
    'manifest.json',
    'BACA-SAYA.html',
    'SHA256SUMS',
  ]);
  const { papers } = JSON.parse(Buffer.from(await readEntry(archive, 'manifest.json')).toString('utf8'));
  expect(papers.map((it: { readonly path: string }) => it.path)).toEqual(archive.names.slice(0, 2));
  const sop = createHash('sha256').update(await readEntry(archive, papers[0].path));
  expect([papers[0].number, papers[0].sha256]).toEqual(['SOP/01/Contoh', sop.digest('hex')]);
  await signOut(page);

  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await page.goto(`${record}/replikasi/kit/pengambilan`);
  await expect(main.locator('tbody')).toContainText('Faudu (contoh)');
  await look(page);
  await page.goto(`${record}/replikasi/kesiapan/semua`);
  await main.getByRole('link', { name: /^PKBM Contoh Nias/ }).click();
  await expect(main).toContainText('Perahu untuk tutor keliling');
  await page.goto(`${record}/replikasi/silsilah`);
  await expect(main.getByRole('link', { name: 'Contoh: Sepeda Bagus Toba' })).toHaveCount(2);
  await look(page);
  await main.getByRole('link', { name: 'Lihat siapa saling belajar dari siapa' }).click();
  await expect(main.locator('tbody')).toContainText('Pemerintah Kabupaten Deli Serdang');
  await look(page);
  await signOut(page);
});

test('a section of the origin is kept, another changed with what, why and the local condition that asks for it', async ({
  page,
  hub,
}) => {
  const main = page.getByRole('main');
  await signIn(page, hub, 'inovator.nias@contoh.example');
  await page.goto(`${hub.address}/kelola/replikasi`);
  await main.getByRole('link', { name: ORIGIN }).first().click();
  await main.getByRole('link', { name: 'Kerjakan adaptasi' }).click();
  await look(page);
  await main.getByRole('link', { name: 'Latar belakang dan tujuan' }).click();
  await main.getByRole('radio', { name: /^Diubah/ }).check();
  await main.getByLabel(/^Apa yang berbeda/).fill('Sasaran dimulai dari anak di dua pulau terjauh.');
  await main.getByRole('button', { name: 'Simpan keputusan' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis mengapa.');
  await expect(page.getByRole('alert')).toContainText('Pilih keadaan setempat yang memintanya.');
  await expect(main.getByLabel(/^Apa yang berbeda/)).toHaveValue('Sasaran dimulai dari anak di dua pulau terjauh.');
  await look(page);
  await main.getByLabel(/^Mengapa/).fill('Guru hanya ada di kecamatan.');
  await main.getByLabel('Geografi').check();
  await main.getByRole('button', { name: 'Simpan keputusan' }).click();
  await told(page, 'Keputusan disimpan.');
  await main.getByRole('link', { name: 'Ringkasan' }).click();
  await main.getByRole('radio', { name: /^Dipertahankan/ }).check();
  await main.getByRole('button', { name: 'Simpan keputusan' }).click();
  await told(page, 'Keputusan disimpan.');
  await expect(main.getByRole('table')).toContainText('Guru hanya ada di kecamatan.');
  await expect(main.getByRole('table')).toContainText('Geografi');
  await look(page);
  await signOut(page);
});
