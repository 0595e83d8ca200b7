import { newPublicCode } from '../../src/platform/public-code.ts';
import { expect, look, signIn, signOut, test, told } from './house.ts';
import { plantContested } from './objections.ts';

const TEXT = 'Data penerima manfaat pada usulan ini tidak sesuai dengan laporan dinas tahun lalu.';

test('somebody without an account objects to a finalist, its people are heard, and the answer is told', async ({
  page,
  hub,
}) => {
  const { edition, keyFor } = await plantContested(hub, 'Sepeda Sanggah');
  const main = page.getByRole('main');
  const email = `penyanggah.${newPublicCode().toLowerCase()}@contoh.example`;
  await page.goto(`${hub.address}/kompetisi/${edition}`);
  await main.getByRole('link', { name: 'Tentang masa sanggah' }).click();
  await expect(page.locator('[data-until]')).toContainText('hari');
  await look(page);
  await main.getByRole('link', { name: 'Sepeda Sanggah', exact: true }).click();
  await look(page);
  await main.getByRole('link', { name: 'Ajukan sanggahan' }).click();
  await look(page);
  await main.getByRole('button', { name: 'Kirim sanggahan' }).click();
  await expect(page.getByRole('alert')).toContainText('Pilih alasan sanggahan.');
  await look(page);
  await main.getByLabel('Isi usulan tidak benar').check();
  await main.getByLabel('Uraian').fill(TEXT);
  await main
    .getByLabel('Berkas 1')
    .setInputFiles({ name: 'laporan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  await main.getByLabel('Nama lengkap').fill('Rahmat Siregar');
  await main.getByLabel('Alamat surel').fill(email);
  await main.getByRole('button', { name: 'Kirim sanggahan' }).click();
  await expect(main).toContainText('belum dihitung');
  await look(page);
  await page.goto(`${hub.address}/sanggahan/konfirmasi/${await keyFor(email)}`);
  await look(page);
  await main.getByRole('button', { name: 'Ya, ini sanggahan saya' }).click();
  await told(page, 'Sanggahan dikonfirmasi');
  await look(page);
  const receipt = page.url();
  await page.goto(`${hub.address}/sanggahan`);
  await look(page);

  await signIn(page, hub, 'sekretariat@contoh.example');
  await page.goto(`${hub.address}/kelola/kompetisi/${edition}/sanggahan`);
  await look(page);
  await main.locator('tbody a').first().click();
  await expect(main).toContainText('Rahmat Siregar');
  await look(page);
  const one = page.url();
  await main.getByLabel('Yang perlu dijelaskan').fill('Mohon jelaskan data penerima manfaat.');
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await main.getByLabel('Paling lambat').fill(day);
  await main.getByRole('button', { name: 'Minta pernyataan' }).click();
  await told(page, 'Pernyataan diminta');
  await look(page);
  await signOut(page);

  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await page.goto(one);
  await expect(main).not.toContainText('Rahmat');
  await look(page);
  await main.getByLabel('Pernyataan Anda').fill('Datanya sesuai dengan laporan dinas.');
  await main.getByRole('button', { name: 'Kirim pernyataan' }).click();
  await told(page, 'Pernyataan terkirim');
  await signOut(page);

  await signIn(page, hub, 'sekretariat@contoh.example');
  await page.goto(one);
  await main.getByLabel('Sanggahan ditolak').check();
  await main.getByLabel('Alasan', { exact: true }).fill('Data pada usulan sama dengan laporan dinas.');
  await main.getByRole('button', { name: 'Kirim jawaban' }).click();
  await told(page, 'Sanggahan dijawab');
  await look(page);
  await signOut(page);
  await page.goto(receipt);
  await expect(main).toContainText('Data pada usulan sama dengan laporan dinas.');
  await look(page);
});
