import type { Page } from '@playwright/test';
import { expect, look } from './house.ts';
import type { Product } from './product.ts';
import { become, choose, daysAgo, editSection, fill, mainOf, paper, press } from './walk.ts';

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
