import { plantChecks } from './checks.ts';
import { expect, look, signIn, test, told } from './house.ts';

// A long list: its view under a name, and what is done to many of its rows at once.

const numbered = (name: string, length: number) => Array.from({ length }, (_, n) => `${name} ${n + 1}`);

test('an organiser names a view of a long list, finds it again, renames it, deletes it and brings it back', async ({
  page,
  hub,
}) => {
  const edition = await plantChecks(hub, 'Kompetisi Tampilan', [...numbered('Loket', 19), ...numbered('Posyandu', 8)]);
  const main = page.getByRole('main');
  const views = page.getByRole('navigation', { name: 'Tampilan tersimpan' });
  const list = `${hub.address}/kelola/kompetisi/${edition}/pemeriksaan`;
  await signIn(page, hub, 'sekretariat@contoh.example');
  await page.goto(`${list}?q=posyandu`);
  await expect(main.getByRole('table')).toContainText('8 usulan');
  await main.getByRole('columnheader', { name: 'Usulan' }).getByRole('link').click();
  await views.getByText('Simpan tampilan ini').click();
  await views.getByRole('button', { name: 'Simpan tampilan' }).click();
  await expect(page.getByRole('alert')).toContainText('Isi nama tampilan.');
  await look(page);
  await main.getByLabel('Nama tampilan').fill('Semua posyandu');
  await main.getByRole('button', { name: 'Simpan tampilan' }).click();
  await told(page, 'Tampilan disimpan.');
  await page.goto(list);
  await expect(main.getByRole('table').first()).toContainText('27 usulan');
  await look(page);
  await views.getByRole('link', { name: 'Semua posyandu' }).click();
  await expect(main.getByRole('table')).toContainText('8 usulan');
  await expect(main.getByRole('row').nth(1)).toContainText('Posyandu 1');
  await views.getByRole('link', { name: 'Kelola tampilan' }).click();
  await main.getByText('Ubah atau hapus').click();
  await look(page);
  await main.getByLabel('Nama tampilan').fill('Posyandu saja');
  await main.getByRole('button', { name: 'Simpan perubahan' }).click();
  await told(page, 'Tampilan diubah.');
  await main.getByText('Ubah atau hapus').click();
  await main.getByRole('button', { name: 'Hapus Posyandu saja' }).click();
  await told(page, 'Tampilan dihapus.');
  await expect(main).toContainText('Belum ada tampilan tersimpan');
  await look(page);
  await main.getByRole('button', { name: 'Kembalikan' }).click();
  await told(page, 'Tampilan dikembalikan.');
  await main.getByRole('link', { name: 'Buka Posyandu saja' }).click();
  await expect(main.getByRole('table')).toContainText('8 usulan');
});

test('an organiser passes many at once, reads what is refused and why, and takes it back', async ({ page, hub }) => {
  const edition = await plantChecks(hub, 'Kompetisi Massal', ['Ambulans', 'Bank Sampah', 'Kembar', 'Kembar']);
  const main = page.getByRole('main');
  const list = `${hub.address}/kelola/kompetisi/${edition}/pemeriksaan`;
  await signIn(page, hub, 'sekretariat@contoh.example');
  await page.goto(list);
  await main.getByRole('button', { name: 'Loloskan yang tanpa keberatan' }).click();
  await expect(main).toContainText('Centang sekurang-kurangnya satu usulan di daftar.');
  await main.getByRole('link', { name: 'Kembali ke daftar' }).click();
  for (const box of await main.getByRole('table').first().getByRole('checkbox').all()) await box.check();
  await main.getByRole('button', { name: 'Loloskan yang tanpa keberatan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Loloskan 2 usulan dari pemeriksaan administrasi?');
  await expect(main.getByRole('heading', { name: 'Dilewati (2)' })).toBeVisible();
  await expect(main.getByRole('listitem').filter({ hasText: 'Kembar' }).first()).toContainText('Ada keberatan');
  await main.getByRole('button', { name: 'Loloskan yang tanpa keberatan' }).click();
  await expect(page.getByRole('alert')).toContainText('Nyatakan bahwa Anda sudah membaca usulan-usulan ini.');
  await look(page);
  await main.getByLabel('Saya sudah membaca').check();
  await main.getByRole('button', { name: 'Loloskan yang tanpa keberatan' }).click();
  await expect(main).toContainText('2 usulan diloloskan.');
  await expect(main.getByRole('row', { name: /Ambulans/ })).toContainText('Selesai');
  await look(page);
  await main.getByRole('button', { name: 'Urungkan' }).click();
  await told(page, 'Tindakan diurungkan.');
  await expect(main.getByRole('row', { name: /Ambulans/ })).toContainText('Diurungkan');
  await look(page);
  await page.goto(list);
  await expect(main.getByRole('table').first().getByRole('checkbox')).toHaveCount(4);
});
