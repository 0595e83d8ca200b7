import type { Locator, Page } from '@playwright/test';
import { expect, look, signIn, signOut, told } from './house.ts';
import type { Product } from './product.ts';

/** The signed paper of every step, as a scanner makes it. */
export const paper = {
  name: 'dokumen.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

const DAY = 86_400_000;
/** So many days before today, as a date field takes it. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

export const mainOf = (page: Page): Locator => page.getByRole('main');

/** Somebody else takes the seat. */
export async function become(page: Page, hub: Product, email: string, at?: string): Promise<void> {
  if (page.url() !== 'about:blank')
    if ((await page.getByRole('banner').getByRole('button', { name: 'Keluar' }).count()) > 0) await signOut(page);
  await signIn(page, hub, email);
  if (at) await page.goto(at);
}

/** Fills boxes by their names, as they stand in the form. */
export async function fill(page: Page, boxes: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(boxes)) await mainOf(page).locator(`[name="${name}"]`).first().fill(value);
}

/** Chooses in lists and among buttons, by their names. */
async function choose(page: Page, choices: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(choices)) {
    const list = mainOf(page).locator(`select[name="${name}"]`);
    if ((await list.count()) > 0) await list.first().selectOption(value);
    else await mainOf(page).locator(`[name="${name}"][value="${value}"]`).check();
  }
}

export async function press(page: Page, name: string | RegExp, says: string | RegExp): Promise<void> {
  await mainOf(page).getByRole('button', { name }).first().click();
  await told(page, says);
}

/** Nias raises a problem with its baseline; answers its address. */
export async function raiseProblem(page: Page, hub: Product, title: string): Promise<string> {
  await page.goto(`${hub.address}/masalah/baru`);
  await page.getByLabel('Masalah dalam satu kalimat').fill(title);
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await mainOf(page)
    .getByRole('link', { name: 'Lanjutkan mengisi' })
    .or(page.getByRole('button', { name: 'Lanjutkan mengisi' }))
    .click();
  await page
    .getByLabel('Apa yang terjadi?')
    .fill('Anak berkebutuhan khusus di pulau jauh tidak mendapat layanan pendidikan.');
  await page.getByLabel('Siapa yang terdampak?').fill('Anak berkebutuhan khusus dan keluarganya');
  await page.getByLabel(/^Apa yang diukur/).fill('anak yang terlayani belajar');
  await page.getByLabel(/^Satuan/).fill('anak');
  await page.getByLabel('Makin tinggi makin baik').check();
  await page
    .getByLabel(/^Angka/)
    .first()
    .fill('4');
  await page.getByLabel(/^Tanggal pengukuran/).fill(daysAgo(300));
  await page.getByLabel(/^Sumber angka/).fill('Data pokok pendidikan');
  await page
    .getByLabel(/^Urusan/)
    .first()
    .selectOption('pendidikan');
  await press(page, 'Angkat masalah', 'Masalah diangkat');
  return page.url();
}

/** From the match on the problem's page to an interest that the owner verified; answers the address of the replication. */
export async function findAndAsk(page: Page, hub: Product): Promise<string> {
  const matches = mainOf(page).getByRole('link', { name: /^Replikasi ini/ });
  await expect(matches.first()).toHaveAccessibleName(/Demi Sepeda Bagus/);
  await matches.first().click();
  await look(page);
  await mainOf(page).getByRole('button', { name: 'Kirim minat' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis alasannya.');
  await mainOf(page).locator('[name="unit"]').selectOption({ index: 1 });
  await fill(page, { mengapa: 'Belum ada layanan bagi anak di pulau.' });
  await press(page, 'Kirim minat', 'Minat terkirim');
  const one = page.url();
  await become(page, hub, 'admin.deliserdang@contoh.example', one);
  await fill(page, { catatan_verifikasi: 'Narahubung sudah ditelepon.' });
  await press(page, 'Verifikasi minat ini', 'Minat diverifikasi');
  await become(page, hub, 'admin.hub@contoh.example', one);
  const facilitator = mainOf(page).getByLabel('Fasilitator');
  await facilitator.selectOption(await facilitator.locator('option', { hasText: 'Yusuf' }).getAttribute('value'));
  await press(page, 'Tetapkan fasilitator', 'Fasilitator ditetapkan');
  await page.goto(`${hub.address}/kelola/replikasi`);
  await look(page);
  return one;
}

/** The signed agreement, and the word of three sides. */
export async function agreeAndCommit(page: Page, hub: Product, one: string): Promise<void> {
  await become(page, hub, 'admin.nias@contoh.example', one);
  await mainOf(page).getByLabel('Perjanjian kerja sama (PKS)').check();
  await fill(page, { nomor_surat: '420/9/PKS', tanggal_surat: daysAgo(30) });
  await mainOf(page).getByRole('button', { name: 'Daftarkan kesepakatan' }).click();
  await expect(page.getByRole('alert')).toContainText('Tanpa tanda tangan belum ada kesepakatan.');
  await mainOf(page).getByLabel('Berkas', { exact: true }).setInputFiles(paper);
  await press(page, 'Daftarkan kesepakatan', 'Kesepakatan terdaftar');
  for (const [email, office] of [
    ['admin.nias', 'Kepala PKBM'],
    ['admin.deliserdang', 'Kepala Bagian Organisasi'],
    ['pendamping', 'Pendamping hub'],
  ] as const) {
    if (email !== 'admin.nias') await become(page, hub, `${email}@contoh.example`, one);
    await fill(page, { jabatan: office, tanggal_komitmen: daysAgo(20) });
    await press(page, 'Nyatakan komitmen', 'Komitmen dinyatakan');
  }
}

/** A plan of two tasks with their people and days. */
export async function plan(page: Page, hub: Product, one: string): Promise<void> {
  await become(page, hub, 'admin.nias@contoh.example', `${one}/rencana`);
  for (const [phase, task] of [
    ['preparation', 'Latih tutor pulau'],
    ['evaluation', 'Ukur anak yang terlayani'],
  ] as const) {
    await mainOf(page).locator('select[name="tahap"]').last().selectOption(phase);
    await fill(page, { tugas: task, pelaku: 'Tim PKBM', tenggat: daysAgo(-30) });
    await press(page, 'Tambahkan', 'Tugas disimpan');
  }
  await page.goto(one);
  await press(page, /^Tetapkan rencana/, 'Rencana ditetapkan');
  await look(page);
}

/** One section that is done otherwise than at the origin, and the record of the replica; answers the record's address. */
export async function adapt(page: Page, one: string): Promise<string> {
  await page.goto(`${one}/adaptasi`);
  await mainOf(page)
    .getByRole('link', { name: /Sumber daya/ })
    .first()
    .click();
  await choose(page, { putusan: 'changed' });
  await fill(page, { apa: 'Tutor menetap di pulau.', mengapa: 'Guru kunjung tidak terjangkau perahu.' });
  await mainOf(page).locator('[name="kondisi"]').first().check();
  await press(page, 'Simpan keputusan', 'Keputusan disimpan');
  await page.goto(one);
  await fill(page, { judul_catatan: 'Sepeda Bagus Nias' });
  await press(page, 'Mulai catatan replika', 'Catatan replika dimulai');
  const link = mainOf(page).getByRole('link', { name: 'Sepeda Bagus Nias' }).first();
  return new URL((await link.getAttribute('href')) ?? '', page.url()).href;
}

/** The replica's own record: since when it runs, what it changed, and before the public. */
export async function publishReplica(page: Page, work: string): Promise<void> {
  await editSection(page, work, 'Identitas inovasi', async () => {
    await page.getByRole('radio', { name: 'Penerapan' }).check();
    await page.getByRole('radio', { name: 'Nondigital' }).check();
    await page.getByLabel(/^Waktu penerapan/).fill(daysAgo(200));
  });
  for (const [name, text] of [
    ['Ringkasan', 'Tutor yang menetap mengajar anak berkebutuhan khusus di tiga desa pesisir.'],
    ['Latar belakang dan tujuan', 'Anak di pulau tidak terjangkau guru kunjung.'],
  ] as const)
    await editSection(page, work, name, () => mainOf(page).getByRole('textbox').first().fill(text));
  await editSection(page, work, 'Klasifikasi', async () => {
    await page.getByLabel('Urusan utama').selectOption({ label: 'Pendidikan' });
  });
  await editSection(page, work, 'Evaluasi dan dampak', async () => {
    await fill(page, { 'impact.0.indicator': 'Anak yang terlayani belajar', 'impact.0.unit': 'anak' });
    await fill(page, { 'impact.0.before': '4', 'impact.0.after': '19', 'impact.0.source': 'Laporan PKBM' });
  });
  await page.goto(`${work}/periksa`);
  await press(page, 'Kirim kepada admin', 'Terkirim kepada admin');
  await page.goto(`${work}/putuskan`);
  await press(page, 'Terbitkan di katalog', 'Terbit di katalog');
}

async function editSection(page: Page, work: string, name: string, type: () => Promise<void>): Promise<void> {
  await page.goto(work);
  await page.getByRole('list', { name: 'Bagian isian' }).getByRole('link', { name, exact: true }).click();
  await type();
  await press(page, 'Simpan dan kembali', /^Tersimpan\.$/);
}

/** It runs since a day, with proof; is evaluated by its own numbers; and the owner gives the certificate. */
export async function runAndCertify(page: Page, hub: Product, one: string): Promise<void> {
  await page.goto(one);
  await fill(page, { mulai: daysAgo(200), catatan_mulai: 'Di tiga desa pesisir.' });
  await mainOf(page).getByLabel('Berkas', { exact: true }).first().setInputFiles(paper);
  await press(page, 'Catat penerapan', 'Penerapan dicatat');
  await fill(page, { evaluasi: 'Sembilan belas anak belajar setiap pekan.' });
  await press(page, 'Sampaikan evaluasi ini', 'Evaluasi disampaikan');
  await become(page, hub, 'admin.deliserdang@contoh.example', one);
  await expect(mainOf(page)).toContainText('4 → 19');
  await press(page, 'Terima dan terbitkan sertifikat', 'Sertifikat terbit');
}

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

/** A unit of Nias that had begun to take the origin over gives up; its region counts no longer. */
export async function giveUp(page: Page, hub: Product): Promise<void> {
  await become(page, hub, 'inovator.nias@contoh.example', `${hub.address}/kelola/replikasi`);
  await mainOf(page)
    .getByRole('link', { name: /Sepeda Bagus/ })
    .first()
    .click();
  await mainOf(page).getByText('Hentikan replikasi ini').first().click();
  await fill(page, { alasan_henti: 'Dilanjutkan oleh pemerintah kabupaten.' });
  await press(page, /^Hentikan/, 'Replikasi dihentikan');
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
