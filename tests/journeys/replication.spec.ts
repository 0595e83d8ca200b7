import { expect, look, signIn, signOut, test, told } from './house.ts';

const paper = {
  name: 'kesepakatan.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

test('a regency takes an innovation over: interest, verification and a signed agreement, each by whose turn it is', async ({
  page,
  hub,
}) => {
  const main = page.getByRole('main');
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await signIn(page, hub, 'admin.nias@contoh.example');
  await page.goto(`${hub.address}/inovasi?q=sepeda`);
  await main
    .getByRole('link', { name: /^Demi Sepeda Bagus/ })
    .first()
    .click();
  await main.getByRole('link', { name: 'Replikasi ini' }).first().click();
  await look(page);
  await main.getByRole('button', { name: 'Kirim minat' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis alasannya.');
  await main.getByLabel('Mengapa Anda ingin mereplikasinya').fill('Belum ada layanan di sini.');
  await main.getByRole('button', { name: 'Kirim minat' }).click();
  await told(page, 'Minat terkirim');
  await look(page);
  const one = page.url();
  await signOut(page);

  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(one);
  await main.getByLabel('Catatan verifikasi').fill('Narahubung sudah ditelepon.');
  await main.getByRole('button', { name: 'Verifikasi minat ini' }).click();
  await told(page, 'Minat diverifikasi');
  const facilitator = main.getByLabel('Fasilitator');
  const coach = await facilitator.locator('option', { hasText: 'Yusuf' }).getAttribute('value');
  await facilitator.selectOption(coach);
  await main.getByRole('button', { name: 'Tetapkan fasilitator' }).click();
  await told(page, 'Fasilitator ditetapkan');
  await page.goto(`${hub.address}/kelola/replikasi`);
  await look(page);
  await signOut(page);

  await signIn(page, hub, 'admin.nias@contoh.example');
  await page.goto(one);
  await main.getByLabel('Perjanjian kerja sama (PKS)').check();
  await main.getByLabel('Nomor surat').fill('420/9/PKS');
  await main.getByLabel('Tanggal surat').fill(yesterday);
  await main.getByRole('button', { name: 'Daftarkan kesepakatan' }).click();
  await expect(page.getByRole('alert')).toContainText('Tanpa tanda tangan belum ada kesepakatan.');
  await main.getByLabel('Berkas', { exact: true }).setInputFiles(paper);
  await main.getByRole('button', { name: 'Daftarkan kesepakatan' }).click();
  await told(page, 'Kesepakatan terdaftar');
  await look(page);
});
