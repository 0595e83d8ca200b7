import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';

const FIGURE = /^Angka(?: \(opsional\))?$/;

test('a problem is raised, linked to an innovation, measured, reported as solved, given back and verified', async ({
  page,
  hub,
}) => {
  const title = `Anak di pulau berhenti sekolah ${Date.now()}`;
  await signIn(page, hub, 'inovator.sekolah@contoh.example');
  await page.goto(`${hub.address}/masalah`);
  await look(page);
  await page.getByRole('main').getByRole('link', { name: 'Angkat masalah' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Masalah dalam satu kalimat').fill(title);
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await look(page);
  await page
    .getByRole('main')
    .getByRole('link', { name: 'Lanjutkan mengisi' })
    .or(page.getByRole('button', { name: 'Lanjutkan mengisi' }))
    .click();
  await look(page);
  await page.getByLabel('Apa yang terjadi?').fill('Anak berhenti sekolah karena jauh.');
  await page.getByLabel('Siapa yang terdampak?').fill('Anak usia sekolah dasar');
  await page.getByLabel(/^Apa yang diukur/).fill('anak yang berhenti sekolah');
  await page.getByLabel(/^Satuan/).fill('orang');
  await page.getByLabel('Makin rendah makin baik').check();
  await page.getByLabel(FIGURE).fill('duapuluh');
  await page.getByLabel(/^Tanggal pengukuran/).fill('2026-01-15');
  await page.getByLabel(/^Sumber angka/).fill('Data pokok pendidikan');
  await page.getByRole('main').getByRole('button', { name: 'Angkat masalah' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('Anak berhenti sekolah karena jauh.');
  await expect(page.getByLabel(FIGURE)).toHaveValue('duapuluh');
  await look(page);
  await page.getByLabel(FIGURE).fill('20');
  await page.getByRole('main').getByRole('button', { name: 'Angkat masalah' }).click();
  await told(page, 'Masalah diangkat');
  await look(page);
  const problem = page.url();

  await page.getByRole('main').getByRole('link', { name: 'Kaitkan inovasi' }).click();
  await look(page);
  await page.getByLabel('Cari inovasi terbit').fill('sepeda bagus');
  await page.getByLabel('Cari inovasi terbit').press('Enter');
  await page.getByRole('button', { name: /^Kaitkan Demi Sepeda Bagus/ }).click();
  await told(page, 'Inovasi dikaitkan');
  await expect(page.getByRole('main').getByRole('link', { name: /^Demi Sepeda Bagus/ })).toBeVisible();
  if (await page.getByRole('button', { name: 'Mulai tangani' }).isVisible()) {
    await page.getByRole('button', { name: 'Mulai tangani' }).click();
    await told(page, 'sedang diselesaikan');
  }
  await look(page);
  await expect(page.getByRole('button', { name: 'Laporkan selesai' })).toBeDisabled();
  for (const [figure, day] of [
    ['17', '2026-03-31'],
    ['3', '2026-06-30'],
  ] as const)
    await measure(page, { problem, figure, day });
  await page.getByRole('main').getByRole('link', { name: 'Laporkan selesai' }).click();
  await look(page);
  await page.getByLabel(/^Apa yang dipelajari/).fill('Guru keliling lebih murah daripada asrama.');
  await page.getByRole('button', { name: 'Laporkan selesai' }).click();
  await told(page, 'Dilaporkan selesai');
  await expect(page.getByRole('main')).toContainText('Tuntas menurut pelapor, belum diverifikasi');
  await look(page);
  await page.goto(`${problem}/verifikasi`);
  await expect(page.getByRole('main')).toContainText('Hanya admin instansinya dan admin hub');

  await signOut(page);
  await signIn(page, hub, 'admin.deliserdang@contoh.example');
  await page.goto(`${problem}/verifikasi`);
  await look(page);
  await page.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(page.getByRole('alert')).toContainText('apa yang masih kurang');
  await page.getByLabel(/^Apa yang masih kurang/).fill('Sebutkan cara menghitungnya.');
  await page.getByRole('button', { name: 'Kembalikan' }).click();
  await told(page, 'dikembalikan');

  await signOut(page);
  await signIn(page, hub, 'inovator.sekolah@contoh.example');
  await page.goto(problem);
  await expect(page.getByRole('main')).toContainText('Sebutkan cara menghitungnya.');
  await page.getByRole('main').getByRole('link', { name: 'Laporkan selesai' }).click();
  await page.getByRole('button', { name: 'Laporkan selesai' }).click();
  await told(page, 'Dilaporkan selesai');

  await signOut(page);
  await signIn(page, hub, 'admin.deliserdang@contoh.example');
  await page.goto(`${problem}/verifikasi`);
  await page.getByLabel(/^Catatan untuk umum/).fill('Dicocokkan dengan data pokok pendidikan.');
  await page.getByRole('button', { name: 'Nyatakan tuntas' }).click();
  await told(page, 'Tuntas dan terverifikasi');
  await expect(page.getByRole('main')).toContainText('Tuntas: sebelum dan sesudah');
  await look(page);
  for (const last of ['riwayat', 'buka-lagi']) {
    await page.goto(`${problem}/${last}`);
    await look(page);
  }
});

type Figure = { readonly problem: string; readonly figure: string; readonly day: string };

/** Records one number after the baseline, with its proof. */
async function measure(page: Page, { problem, figure, day }: Figure): Promise<void> {
  await page.goto(`${problem}/ukur`);
  await page.getByRole('button', { name: 'Catat', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page);
  await page.getByLabel(FIGURE).fill(figure);
  await page.getByLabel(/^Tanggal pengukuran/).fill(day);
  await page.getByLabel(/^Sumber angka/).fill('Data pokok pendidikan');
  await page.getByRole('group').filter({ hasText: 'Bukti' }).getByRole('textbox').first().fill('Laporan semester');
  await page
    .getByLabel(/^(?:Alamat|Tautan)/)
    .first()
    .fill('https://contoh.example/laporan');
  await page.getByRole('button', { name: 'Catat', exact: true }).click();
  await told(page, 'Angka dicatat');
}
