import type { Page } from '@playwright/test';
import type { Product } from './product.ts';
import { become, choose, daysAgo, editSection, fill, mainOf, paper, press } from './walk.ts';

/** The owner says since when the origin runs, and describes it as the index asks: in three hundred words. */
export async function completeOrigin(page: Page, hub: Product, work: string): Promise<void> {
  await become(page, hub, 'admin.deliserdang@contoh.example', work);
  await press(page, 'Mulai versi baru', 'Versi baru dibuka');
  const words = Array.from({ length: 300 }, (_, at) => `kata${at}`).join(' ');
  await editSection(page, work, 'Identitas inovasi', () => page.getByLabel(/^Waktu penerapan/).fill('2021-07-01'));
  await editSection(page, work, 'Rancang bangun', () => mainOf(page).getByRole('textbox').first().fill(words));
  await page.goto(`${work}/periksa`);
  await page.getByLabel('Apa yang berubah pada versi ini?').fill('Waktu penerapan dan rancang bangun dilengkapi.');
  await press(page, 'Kirim kepada admin', 'Terkirim kepada admin');
  await page.goto(`${work}/putuskan`);
  await press(page, 'Terbitkan di katalog', 'Terbit di katalog');
}

/** What the index of a government would be with what the hub knows; an edition that asks for no year of application. */
export async function projected(page: Page, hub: Product, government: string): Promise<string> {
  await page.goto(`${hub.address}/kelola/indeks`);
  await mainOf(page).getByRole('link', { name: government, exact: true }).click();
  await page.goto(`${page.url().split('?')[0]}?edisi=2027`);
  const said = (await mainOf(page).textContent()) ?? '';
  return /Dengan data hub\s*(\d+,\d\d)/.exec(said)?.[1] ?? said.slice(0, 200);
}

/** The sheet of the index of an innovation, begun and filled from what the hub knows. */
export async function beginSheet(page: Page, hub: Product, government: string, title: string): Promise<void> {
  await page.goto(`${hub.address}/kelola/indeks`);
  await mainOf(page).getByRole('link', { name: government, exact: true }).click();
  await mainOf(page)
    .getByRole('link', { name: /^Mulai lembar jawaban/ })
    .first()
    .click();
  await mainOf(page)
    .getByRole('radio', { name: new RegExp(`^${title}`) })
    .check();
  await press(page, 'Mulai', 'Lembar dimulai');
  await press(page, /^Isi \d+ butir dari data hub/, 'Terisi dari data hub');
}

/** Where a record was taken over, as its tree of descent lists it. */
export async function descentOf(page: Page, hub: Product, work: string): Promise<string> {
  await page.goto(`${hub.address}/inovasi/${work.split('/').at(-1)}/replikasi/silsilah`);
  return (await mainOf(page).textContent()) ?? '';
}

/** The year's budget and the promise of an official, each with its paper, verified by the hub. */
export async function makeItLast(page: Page, hub: Product, work: string): Promise<void> {
  const year = new Date().getFullYear();
  await become(page, hub, 'admin.nias@contoh.example');
  const records: string[] = [];
  for (const [dimension, document, boxes] of [
    ['anggaran', 'dpa', { program: 'Program pendidikan', disetujui: '150.000.000', realisasi: '40.000.000' }],
    [
      'kinerja',
      'agreement',
      { pejabat: 'Bupati', jabatan: 'Bupati Nias', indikator: 'Anak terlayani', satuan: 'anak', target: '20' },
    ],
  ] as const) {
    await page.goto(`${work}/pelembagaan/${dimension}`);
    await choose(page, { dokumen: document, ...(dimension === 'kinerja' ? { arah: 'higher' } : {}) });
    await fill(page, { tahun: String(year), ...boxes });
    await press(page, 'Simpan dan lampirkan dokumen', 'Lampirkan dokumennya');
    records.push(page.url().replace(/\/dokumen$/, ''));
    await mainOf(page).getByLabel('Berkas', { exact: true }).setInputFiles(paper);
    await fill(page, { judul: `Dokumen ${dimension}` });
    await press(page, /^Simpan$/, 'Dokumen dilampirkan');
  }
  await become(page, hub, 'admin.hub@contoh.example');
  for (const record of records) {
    await page.goto(record);
    await choose(page, { hasil: 'verify' });
    await press(page, 'Simpan hasil', 'Catatan disahkan');
  }
}

/** The office asks all of Nias whether their innovations live; the keeper answers, the hub verifies. */
export async function checkAlive(page: Page, hub: Product): Promise<void> {
  await page.goto(`${hub.address}/kelola/pemantauan/baru`);
  await fill(page, { tahun: String(new Date().getFullYear()), mulai: daysAgo(0), sampai: daysAgo(-30) });
  await mainOf(page).locator('[name="wilayah"]').selectOption('12.04');
  await press(page, 'Buka putaran', 'Putaran dibuka');
  const round = page.url();
  await become(page, hub, 'admin.nias@contoh.example', round);
  await mainOf(page)
    .getByRole('link', { name: /Sepeda Bagus Nias/ })
    .first()
    .click();
  const item = page.url();
  await choose(page, { status: 'developing' });
  await fill(page, { sejak: daysAgo(30), alasan: 'Desa keempat ikut.' });
  await press(page, 'Kirim jawaban', 'Jawaban terkirim');
  await become(page, hub, 'admin.hub@contoh.example', item);
  await choose(page, { hasil: 'verify' });
  await press(page, /^Simpan/, 'Jawaban disahkan');
}

/** The number after, with its source, reported by Nias and verified by the hub. */
export async function solve(page: Page, hub: Product, problem: string): Promise<void> {
  await become(page, hub, 'admin.nias@contoh.example', `${problem}/ukur`);
  await page
    .getByLabel(/^Angka/)
    .first()
    .fill('19');
  await page.getByLabel(/^Tanggal pengukuran/).fill(daysAgo(5));
  await page.getByLabel(/^Sumber angka/).fill('Laporan PKBM');
  await page.getByRole('group').filter({ hasText: 'Bukti' }).getByRole('textbox').first().fill('Laporan PKBM');
  await page
    .getByLabel(/^(?:Alamat|Tautan)/)
    .first()
    .fill('https://contoh.example/laporan');
  await press(page, 'Catat', 'Angka dicatat');
  await press(page, 'Kaitkan Sepeda Bagus Nias sebagai jawaban masalah ini', 'Inovasi dikaitkan');
  await press(page, 'Mulai tangani', 'sedang diselesaikan');
  await mainOf(page).getByRole('link', { name: 'Laporkan selesai' }).click();
  await page.getByLabel(/^Apa yang dipelajari/).fill('Tutor yang menetap lebih terjangkau.');
  await press(page, 'Laporkan selesai', 'Dilaporkan selesai');
  await become(page, hub, 'admin.hub@contoh.example', `${problem}/verifikasi`);
  await page.getByLabel(/^Catatan untuk umum/).fill('Dicocokkan dengan laporan PKBM.');
  await press(page, 'Nyatakan tuntas', 'Tuntas dan terverifikasi');
}
