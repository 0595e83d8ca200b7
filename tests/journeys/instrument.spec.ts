import { expect, look, signIn, signOut, test, told } from './house.ts';

const TITLE = 'Instrumen perjalanan';

test('an office writes an instrument, somebody answers it with evidence, and another verifies it', async ({
  page,
  hub,
}) => {
  test.setTimeout(300_000);
  const main = page.getByRole('main');
  await signIn(page, hub, 'admin.hub@contoh.example');
  await page.goto(`${hub.address}/instrumen`);
  await look(page);
  await main.getByRole('link', { name: 'Buat instrumen' }).click();
  await look(page);
  await main.getByRole('radio', { name: 'Kosong' }).check();
  await main.getByLabel('Judul').fill(TITLE);
  await main.getByRole('button', { name: 'Buat konsep' }).click();
  await told(page, 'Konsep dibuat');
  await look(page);
  const work = page.url();

  await main.getByRole('link', { name: 'Dasar' }).click();
  await main.getByLabel('Sumber').first().fill('Templat kami sendiri untuk perjalanan.');
  await look(page);
  await main.getByRole('button', { name: 'Simpan', exact: true }).last().click();
  await told(page, 'Tersimpan');

  await main.getByRole('link', { name: 'Masa' }).click();
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await main.getByLabel('Pengisian dibuka').fill(`${day(-2)}T08:00`);
  await main.getByLabel('Pengisian ditutup').fill(`${day(30)}T23:59`);
  await look(page);
  await main.getByRole('button', { name: 'Simpan', exact: true }).last().click();
  await told(page, 'Tersimpan');

  await main.getByRole('link', { name: 'Aspek dan butir' }).click();
  await look(page);
  await main.getByRole('button', { name: 'Tambah aspek' }).click();
  await main.getByLabel('Nama', { exact: true }).fill('Kebijakan');
  await main.getByRole('button', { name: 'Simpan', exact: true }).last().click();
  await main.getByRole('link', { name: 'Kebijakan' }).click();
  await look(page);
  await main.getByRole('button', { name: 'Tambah butir' }).click();
  await main.getByLabel('Nama', { exact: true }).fill('Regulasi');
  await main.getByRole('button', { name: 'Tambah pilihan' }).click();
  await main.getByLabel('Jawaban', { exact: true }).fill('Keputusan kepala daerah');
  await main.getByLabel('Nilai', { exact: true }).fill('2');
  await look(page);
  await main.getByRole('button', { name: 'Simpan', exact: true }).last().click();
  await told(page, 'Tersimpan');

  await page.goto(`${work}/ubah/rumus`);
  await main.getByRole('button', { name: 'Tambah rumus' }).click();
  await main.getByLabel('Judul', { exact: true }).fill('Hasil');
  await main.getByLabel('Rumus', { exact: true }).fill('totall');
  await expect(main.locator('#masalah')).toContainText('total');
  await look(page);
  await main.getByLabel('Rumus', { exact: true }).fill('total');
  await main.getByLabel('Hasil akhir').check();
  await main.getByRole('button', { name: 'Simpan', exact: true }).last().click();
  await page.goto(work);
  await expect(main).toContainText('Tidak ada yang perlu diperbaiki');
  await look(page);
  await main.getByRole('link', { name: 'Terbitkan' }).click();
  await look(page);
  await main.getByRole('button', { name: 'Terbitkan' }).click();
  await told(page, 'Instrumen diterbitkan');
  const list = `${hub.address}/instrumen?q=${encodeURIComponent(TITLE)}`;
  await signOut(page);

  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await page.goto(list);
  await main.getByRole('link', { name: TITLE }).click();
  await look(page);
  await main.getByRole('link', { name: 'Lembar isian' }).click();
  await look(page);
  await main.getByRole('link', { name: 'Mulai lembar' }).first().click();
  await look(page);
  await main.getByRole('radio').first().check();
  await main.getByRole('button', { name: 'Mulai', exact: true }).click();
  await told(page, 'Lembar dimulai');
  await look(page);
  const sheet = page.url();
  await main.getByRole('link', { name: 'Regulasi' }).click();
  await main.getByRole('radio', { name: /Keputusan kepala daerah/ }).check();
  await main.getByLabel('Catatan').fill('Nomor 12 tahun ini.');
  await main.getByRole('button', { name: 'Simpan', exact: true }).click();
  await told(page, 'Tersimpan');
  await look(page);
  await main.getByRole('link', { name: 'Tambah bukti' }).click();
  await look(page);
  await main.getByRole('combobox', { name: 'Bukti' }).selectOption({ index: 1 });
  await main.getByRole('button', { name: 'Pasang bukti' }).click();
  await told(page, 'Bukti dipasang');
  await page.goto(sheet);
  await main.getByRole('link', { name: 'Bagaimana nilai ini dihitung?' }).click();
  await expect(main).toContainText('Hasil: 2');
  await look(page);
  await page.goto(sheet);
  await main.getByRole('button', { name: 'Serahkan' }).click();
  await told(page, 'Lembar diserahkan');
  await signOut(page);

  await signIn(page, hub, 'admin.deliserdang@contoh.example');
  await page.goto(sheet);
  await look(page);
  await main.getByRole('link', { name: 'Regulasi' }).click();
  await main.getByRole('radio', { name: 'Tidak terbukti' }).check();
  await main.getByRole('button', { name: 'Simpan verifikasi' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis catatannya.');
  await look(page);
  await main.getByRole('radio', { name: /Keputusan kepala daerah/ }).check();
  await main.getByRole('button', { name: 'Simpan verifikasi' }).click();
  await told(page, 'Verifikasi tersimpan');
  await main.getByRole('button', { name: 'Nyatakan terverifikasi' }).click();
  await told(page, 'Lembar terverifikasi');
  await look(page);
});
