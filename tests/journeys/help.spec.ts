import { expect, look, test, told } from './house.ts';
import { become, choose, fill, mainOf, press } from './walk.ts';

const [hubAdmin, coach, pendidikan] = ['admin.hub', 'pendamping', 'inovator.pendidikan'].map(
  (it) => `${it}@contoh.example`,
) as [string, string, string];

test('a unit asks for help, the coach who fits takes it up, and the result stands with those who asked', async ({
  page,
  hub,
}) => {
  const topic = `Menyusun angka awal ${Date.now()}`;
  await become(page, hub, pendidikan, `${hub.address}/kelola/permintaan-pendampingan`);
  await look(page);
  await mainOf(page).getByRole('link', { name: 'Minta pendampingan' }).click();
  await fill(page, { topik: topic });
  await choose(page, { urusan: 'pendidikan' });
  await mainOf(page).getByRole('button', { name: 'Kirim permintaan' }).click();
  await expect(page.getByRole('alert')).toContainText('Tulis yang dibutuhkan.');
  await look(page);
  await expect(mainOf(page).getByLabel('Pokok permintaan')).toHaveValue(topic);
  await fill(page, { kebutuhan: 'Kami belum tahu berapa anak yang belum bersekolah.' });
  await press(page, 'Kirim permintaan', 'Permintaan terkirim.');
  await expect(mainOf(page)).toContainText('Menunggu jawaban pendamping');
  await look(page);
  const at = page.url();

  await become(page, hub, coach, `${hub.address}/kelola/permintaan-pendampingan?status=offered`);
  await mainOf(page).getByRole('link', { name: topic }).click();
  await mainOf(page).getByText('Tidak dapat menerima').click();
  await mainOf(page).getByRole('button', { name: 'Kembalikan permintaan' }).click();
  await look(page);
  await page.getByRole('alert').getByRole('link', { name: 'Tulis alasannya.' }).click();
  await expect(mainOf(page).getByLabel('Alasan').first()).toBeFocused();
  await press(page, 'Terima permintaan', 'Anda mendampingi permintaan ini.');
  await mainOf(page).getByText('Selesaikan permintaan').click();
  await mainOf(page).getByLabel('Hasil').fill('Angka awal sudah dihitung per kelurahan.');
  await press(page, 'Simpan hasil dan selesaikan', 'Permintaan selesai.');
  await look(page);

  await become(page, hub, pendidikan, at);
  await expect(mainOf(page)).toContainText('Angka awal sudah dihitung per kelurahan.');
  await expect(mainOf(page)).toContainText('Diterima Yusuf (contoh)');
});

test('the hub reads who fits a request and why, and what its coaches declare', async ({ page, hub }) => {
  await become(page, hub, hubAdmin, `${hub.address}/kelola/permintaan-pendampingan?status=waiting`);
  await look(page);
  await mainOf(page).getByRole('link', { name: 'Jadwal kapal antarpulau' }).click();
  await expect(mainOf(page)).toContainText('tidak menyebut urusan Perhubungan');
  await look(page);
  await page.goto(`${hub.address}/kelola/pendamping`);
  await look(page);
  await mainOf(page).getByRole('link', { name: 'Yusuf (contoh)' }).click();
  await fill(page, { kapasitas: 'banyak' });
  await mainOf(page).getByRole('button', { name: 'Simpan data pendamping' }).click();
  await expect(page.getByRole('alert')).toContainText('Isi jumlah antara 1 dan');
  await expect(mainOf(page).locator('[name="kapasitas"]')).toHaveValue('banyak');
  await look(page);
});

test('a coach makes a model case of an innovation, the hub publishes it, and everybody discusses it', async ({
  page,
  hub,
}) => {
  await become(page, hub, coach, `${hub.address}/kasus-model`);
  await look(page);
  await mainOf(page).getByRole('link', { name: 'Buat kasus model' }).click();
  await mainOf(page).getByLabel('Kata dalam judul').fill('kunjungan rumah');
  await mainOf(page).getByRole('button', { name: 'Cari' }).click();
  await look(page);
  await mainOf(page)
    .getByRole('button', { name: /^Jadikan kasus model/ })
    .first()
    .click();
  await told(page, 'Kasus model dibuat sebagai konsep.');
  await look(page);
  await press(page, 'Simpan bahan diskusi', 'Bahan diskusi disimpan.');
  await look(page);
  const at = page.url();

  await become(page, hub, hubAdmin, at);
  await expect(mainOf(page).getByRole('button', { name: 'Terbitkan kasus' })).toBeDisabled();
  await look(page);
  await mainOf(page).getByRole('link', { name: 'Ubah bahan diskusi' }).click();
  await fill(page, { pertanyaan: 'x'.repeat(501), panduan: 'Beri lima menit.' });
  await mainOf(page).getByRole('button', { name: 'Simpan bahan diskusi' }).click();
  await expect(page.getByRole('alert')).toContainText('Satu pertanyaan paling banyak 500 huruf.');
  await look(page);
  await fill(page, { pertanyaan: 'Siapa yang berkunjung?\nSiapa yang membayar?' });
  await press(page, 'Simpan bahan diskusi', 'Bahan diskusi disimpan.');
  await press(page, 'Terbitkan kasus', 'Kasus model diterbitkan.');

  await page.context().clearCookies();
  await page.goto(at);
  await expect(mainOf(page).getByRole('listitem').filter({ hasText: 'Siapa yang membayar?' })).toBeVisible();
  await expect(mainOf(page)).not.toContainText('Beri lima menit.');
  await look(page);
});
