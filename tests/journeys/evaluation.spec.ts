import type { Browser, Page } from '@playwright/test';
import { expect, look, signIn, test, told } from './house.ts';
import type { Product } from './product.ts';

const SECRETARY = 'sekretariat@contoh.example';
const EVALUATOR = 'penilai@contoh.example';
const PANELIST = 'panelis@contoh.example';
const PHONE = { width: 360, height: 740 };

/** Somebody else at another machine. */
async function other(browser: Browser, hub: Product, email: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: hub.address, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
  const page = await context.newPage();
  await signIn(page, hub, email);
  return page;
}

async function openRound(page: Page, hub: Product, name: string): Promise<string> {
  await page.goto(`${hub.address}/kelola/penilaian`);
  await page.getByRole('link', { name: 'Buka putaran percobaan' }).first().click();
  await page.getByRole('textbox', { name: 'Nama putaran' }).fill(name);
  await page.getByRole('button', { name: 'Buka putaran' }).click();
  await expect(page.getByRole('alert')).toContainText('Pilih rubrik.');
  await look(page);
  await page.getByRole('radio', { name: 'Lima kriteria inovasi' }).check();
  await page.getByRole('button', { name: 'Buka putaran' }).click();
  await told(page, 'Putaran dibuka');
  return page.url().replace(/\/objek.*$/, '');
}

async function addSubjects(page: Page): Promise<void> {
  const found = page.getByRole('group', { name: /Hasil pencarian/ }).getByRole('checkbox');
  for (const at of [0, 1, 2]) await found.nth(at).check();
  await page.getByRole('button', { name: 'Tambahkan yang dicentang' }).click();
  await told(page, 'Objek ditambahkan');
  await look(page);
}

async function invite(page: Page, round: string): Promise<void> {
  await page.goto(`${round}/juri`);
  for (const name of [/Dr\. Tiur/, /Bambang/]) {
    const choice = page.getByLabel('Juri yang sudah terdaftar').getByRole('option', { name });
    await page.getByLabel('Juri yang sudah terdaftar').selectOption((await choice.getAttribute('value')) ?? '');
    await page.getByRole('button', { name: 'Kirim undangan' }).click();
    await told(page, 'Undangan dikirim');
  }
  await look(page);
}

async function accept(page: Page, name: string): Promise<void> {
  await page.goto('/penilaian');
  await page.getByRole('main').getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Setuju dan terima' }).click();
  await expect(page.getByRole('alert')).toContainText('Centang bila Anda menyetujui pakta ini');
  await look(page);
  await page.getByRole('checkbox', { name: 'Saya telah membaca' }).check();
  await page.getByRole('button', { name: 'Setuju dan terima' }).click();
  await told(page, 'Anda sekarang juri');
}

const mark = (page: Page, criterion: string) =>
  page.getByRole('group', { name: criterion }).getByLabel('Nilai', { exact: true });
const comment = (page: Page, criterion: string) => page.getByRole('group', { name: criterion }).getByLabel(/^Komentar/);
const news = (page: Page, criterion: string) => page.getByRole('group', { name: criterion }).locator('[data-status]');

async function write(page: Page, criterion: string, value: string): Promise<void> {
  await mark(page, criterion).fill(value);
  await mark(page, criterion).blur();
}

async function scoreThroughABadLine(page: Page): Promise<void> {
  await write(page, 'Kebaruan', '8,5');
  await expect(news(page, 'Kebaruan')).toContainText('Tersimpan pukul');
  await write(page, 'Efektif', '12');
  await expect(news(page, 'Efektif')).toContainText('isi nilai 1 sampai 10');
  await page.context().setOffline(true);
  await write(page, 'Efektif', '4');
  await comment(page, 'Efektif').fill('Data sesudah belum ada.');
  await expect(news(page, 'Efektif')).toContainText('Isian aman di perangkat ini');
  page.once('dialog', (dialog) => void dialog.accept());
  const address = page.url();
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await page.goto(address);
  await expect(mark(page, 'Efektif')).toHaveValue('4');
  await expect(news(page, 'Efektif')).toContainText('Tersimpan pukul');
}

async function inTwoTabs(page: Page): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await write(tab, 'Bermanfaat', '9');
  await expect(news(tab, 'Bermanfaat')).toContainText('Tersimpan pukul');
  await tab.close();
  await write(page, 'Bermanfaat', '7');
  const group = page.getByRole('group', { name: 'Bermanfaat' });
  await expect(group).toContainText('Di tab atau perangkat lain sudah tersimpan yang lebih baru');
  await expect(group).toContainText('Nilai: 9');
  await look(page);
  await group.getByRole('button', { name: 'Pakai isian saya' }).click();
  await expect(news(page, 'Bermanfaat')).toContainText('Tersimpan pukul');
}

test('a jury is called, declares a tie, scores over a failing line, and a sheet is opened again', async ({
  page,
  hub,
  browser,
}) => {
  const name = `Klinik penilaian ${Date.now()}`;
  await signIn(page, hub, SECRETARY);
  const round = await test.step('the secretariat opens a round, chooses subjects and calls a jury', async () => {
    const address = await openRound(page, hub, name);
    await addSubjects(page);
    await invite(page, address);
    return address;
  });
  const juror = await other(browser, hub, EVALUATOR);
  const panelist = await other(browser, hub, PANELIST);

  await test.step('jurors agree to the pact; one declares a tie and the subject is gone', async () => {
    await accept(juror, name);
    await accept(panelist, name);
    const subjects = juror.getByRole('combobox', { name: 'Objek' });
    await expect(subjects.getByRole('option')).toHaveCount(4);
    await subjects.selectOption({ index: 1 });
    await juror.getByRole('radio', { name: 'Pernah mendampingi' }).check();
    await juror.getByRole('button', { name: 'Nyatakan benturan' }).click();
    await told(juror, 'Objek itu tertutup bagi Anda');
    await expect(subjects.getByRole('option')).toHaveCount(3);
    await look(juror);
  });

  await test.step('a juror says what they know; the best plan is made, tells what the tie leaves out, is applied and taken back', async () => {
    await juror.getByRole('link', { name: 'Sebutkan keahlian Anda' }).click();
    await juror.getByRole('group', { name: 'Bidang yang dikuasai' }).getByRole('checkbox').first().check();
    await juror.getByRole('button', { name: 'Simpan keahlian' }).click();
    await told(juror, 'Keahlian disimpan');
    await look(juror);
    await page.goto(`${round}/pembagian`);
    await page.getByRole('link', { name: 'Susun pembagian terbaik' }).click();
    await look(page);
    await page.getByRole('button', { name: 'Susun rencana' }).click();
    await expect(page.getByRole('button', { name: 'Terapkan 5 lembar' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('main')).toContainText('kurang 1 lembar, karena tidak ada lagi juri');
    await look(page);
    await page.getByRole('button', { name: 'Terapkan 5 lembar' }).click();
    await told(page, 'Lembar dibagikan menurut rencana');
    await page.getByRole('button', { name: 'Tarik lembar yang belum dimulai' }).click();
    await expect(page).toHaveURL(/\/pembagian/);
  });

  await test.step('sheets are given out in turn, never on a tie', async () => {
    await page.goto(`${round}/pembagian`);
    await expect(page.getByRole('main')).toContainText('1 lembar tidak ada jurinya');
    await page.getByRole('button', { name: 'Bagikan sekarang' }).click();
    await told(page, 'Lembar dibagikan');
    await expect(page.getByRole('table').last()).toContainText('benturan');
    await look(page);
  });

  await test.step('a juror scores through a failing line and in two tabs', async () => {
    await juror.goto('/penilaian');
    await expect(juror.getByRole('main')).toContainText('0 dari 2 selesai');
    await look(juror);
    await juror.getByRole('table').locator('tbody a').first().click();
    await look(juror);
    await scoreThroughABadLine(juror);
    await inTwoTabs(juror);
    await juror.getByRole('button', { name: 'Selesai dan kunci' }).click();
    await expect(juror.getByRole('alert').first()).toContainText('Mudah disebarkan: isi nilainya.');
    await juror.setViewportSize(PHONE);
    await look(juror);
    await juror.setViewportSize({ width: 1280, height: 900 });
    await write(juror, 'Mudah disebarkan', '8');
    await write(juror, 'Berkelanjutan', '7');
    await juror.getByRole('button', { name: 'Selesai dan kunci' }).click();
    await told(juror, 'Lembar selesai dan terkunci');
    await expect(juror.getByRole('main')).toContainText('1 dari 2 selesai');
  });

  await test.step('the secretariat follows, reads the sheet and opens it again with a reason', async () => {
    await page.goto(`${round}/kemajuan`);
    await expect(page.getByRole('main')).toContainText('1 dari 5 selesai');
    await look(page);
    await page.goto(`${round}/hasil`);
    await expect(page.getByRole('main')).toContainText('Rata-rata berbobot dari lembar yang sudah diserahkan');
    await look(page);
    await page.goto(`${round}/kemajuan?keadaan=finished`);
    await page.getByRole('table').last().locator('tbody a').first().click();
    await page.getByRole('link', { name: 'Buka lagi' }).click();
    await page.getByRole('button', { name: 'Buka lagi' }).click();
    await expect(page.getByRole('alert')).toContainText('Tulis alasannya');
    await page.getByRole('textbox', { name: 'Alasan' }).fill('Nilai kebaruan belum sesuai komentarnya.');
    await look(page);
    await page.getByRole('button', { name: 'Buka lagi' }).click();
    await told(page, 'Lembar dibuka lagi');
    await juror.goto('/penilaian');
    await juror.getByRole('table').locator('tbody a').first().click();
    await expect(juror.getByRole('main')).toContainText('Nilai kebaruan belum sesuai komentarnya.');
    await look(juror);
  });
  await juror.context().close();
  await panelist.context().close();
});
