import { expect, look, signIn, signOut, test, told } from './house.ts';
import { plantFinalists } from './interviews.ts';

const SECRETARY = 'sekretariat@contoh.example';
const DAY = '2036-08-04';

test('interviews are planned, moved, told, confirmed and run, and the jurors see their day', async ({ page, hub }) => {
  const toba = ['Antrean Perjalanan', 'Perahu Perjalanan'];
  const edition = await plantFinalists(hub, { deli: 'Sepeda Perjalanan', toba });
  const table = `${hub.address}/kelola/kompetisi/${edition}/wawancara`;
  const main = page.getByRole('main');
  await signIn(page, hub, SECRETARY);
  await page.goto(table);
  await look(page);
  await main.getByRole('link', { name: 'Isi rencana' }).click();
  await main.getByRole('button', { name: 'Simpan rencana' }).click();
  await expect(page.getByRole('alert').or(main).first()).toContainText('Isi sedikitnya satu ruang');
  await main.getByLabel('Nama ruang').first().fill('Ruang Perjalanan');
  await main
    .getByLabel(/^Bambang/)
    .first()
    .check();
  await main.getByLabel('Tanggal', { exact: false }).first().fill(DAY);
  await look(page);
  await main.getByRole('button', { name: 'Simpan rencana' }).click();
  await told(page, 'Rencana disimpan');
  await main.getByRole('button', { name: 'Susun jadwal' }).click();
  await told(page, 'Jadwal disusun');
  await look(page);

  const own = main.locator('[data-wawancara]', { hasText: 'Sepeda Perjalanan' });
  await own.getByRole('link', { name: /Pindahkan/ }).click();
  await look(page);
  await main.getByLabel('Ke waktu').selectOption({ label: '11.40–12.00 WIB, Ruang Perjalanan' });
  await main.getByRole('button', { name: 'Pindahkan' }).click();
  await told(page, 'Wawancara dipindahkan');
  await expect(main.locator('tr', { hasText: '11.40–12.00' })).toContainText('Sepeda Perjalanan');
  await own.dragTo(main.locator('tr', { hasText: '11.20–11.40' }).locator('td[data-slot]').first());
  await told(page, 'Wawancara dipindahkan');
  await expect(main.locator('tr', { hasText: '11.20–11.40' })).toContainText('Sepeda Perjalanan');
  await main.getByRole('button', { name: 'Urungkan' }).click();
  await told(page, 'Pemindahan diurungkan');
  await main.getByRole('button', { name: 'Beri tahu 3 pengusul' }).click();
  await told(page, 'Pengusul diberi tahu');
  await signOut(page);

  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await main.getByRole('link', { name: 'Konfirmasi wawancara: Sepeda Perjalanan' }).click();
  await expect(main).not.toContainText('Bambang');
  await look(page);
  await main.getByRole('button', { name: 'Ya, kami hadir' }).click();
  await told(page, 'Kehadiran dikonfirmasi');
  await signOut(page);

  await signIn(page, hub, SECRETARY);
  await page.goto(`${table}/urutan?hari=${DAY}`);
  await look(page);
  await main.getByRole('button', { name: 'Mulai' }).click();
  await expect(page.locator('[data-clock-count]')).toContainText(/Presentasi 0[67]:\d\d/);
  await look(page);
  await main.getByRole('button', { name: 'Selesai', exact: true }).click();
  await expect(main.locator('tbody tr').first()).toContainText('Selesai');
  await main.locator('tbody a').first().click();
  await main.getByLabel('Pimpinan yang hadir').fill('Sekretaris Daerah');
  await look(page);
  await main.getByRole('button', { name: 'Simpan kehadiran' }).click();
  await told(page, 'Kehadiran disimpan');
  await signOut(page);

  await signIn(page, hub, 'panelis@contoh.example');
  await page.goto(`${hub.address}/wawancara`);
  for (const title of ['Sepeda Perjalanan', ...toba]) await expect(main).toContainText(title);
  await look(page);
});

test('a team goes and looks, writes it down on a phone, and the form is locked', async ({ page, hub, context }) => {
  const edition = await plantFinalists(hub, { deli: 'Sepeda Kunjungan', toba: [] });
  const main = page.getByRole('main');
  await signIn(page, hub, SECRETARY);
  await page.goto(`${hub.address}/kelola/kompetisi/${edition}/kunjungan`);
  await look(page);
  await main.getByRole('link', { name: 'Sepeda Kunjungan' }).click();
  await main.getByLabel('Tanggal kunjungan').fill(DAY);
  await main.getByLabel(/^Bambang/).check();
  await main.getByLabel(/^Dr\. Tiur/).check();
  await look(page);
  await main.getByRole('button', { name: 'Simpan' }).click();
  await told(page, 'Kunjungan disimpan');
  await signOut(page);

  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 3.5952, longitude: 98.6722, accuracy: 15 });
  await signIn(page, hub, 'panelis@contoh.example');
  await main.getByRole('link', { name: 'Kunjungan lapangan: Sepeda Kunjungan' }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  await main.getByLabel('Ya', { exact: true }).first().check();
  await main.getByRole('button', { name: 'Pakai lokasi' }).click();
  await expect(main.getByLabel('Lintang')).toHaveValue('3.595200');
  await look(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await main.getByRole('button', { name: 'Simpan', exact: true }).click();
  await told(page, 'Isian disimpan');
  await main.getByLabel('Ya', { exact: true }).nth(1).check();
  await main.getByLabel('Kesimpulan').fill('Sesuai dengan usulan.');
  await main.getByRole('button', { name: 'Simpan dan selesaikan' }).click();
  await told(page, 'terkunci');
  await look(page);
  await expect(main.getByRole('button', { name: 'Simpan', exact: true })).toHaveCount(0);
});
