import { expect, look, signIn, signOut, test } from './house.ts';
import { plantRatedFinalists } from './ratings.ts';

const SECRETARY = 'sekretariat@contoh.example';

test('the public rates finalists, confirms by mail, changes its mind, and the organiser sees sums alone', async ({
  page,
  hub,
}) => {
  const titles = { deli: 'Sepeda Penilaian', toba: ['Perahu Penilaian'] };
  const { editionId, entries } = await plantRatedFinalists(hub, titles, { publicComments: true, figures: 'during' });
  const email = `warga.${editionId.slice(-12)}@contoh.example`;
  const main = page.getByRole('main');

  /** The link of the newest mail to the address, read as the system administrator does. */
  const follow = async (address: string) => {
    await signIn(page, hub, 'admin.sistem@contoh.example');
    await page.goto(`${hub.address}/surat-keluar`);
    const text = (await main.allInnerTexts()).join('\n').split(address)[1] ?? '';
    await signOut(page);
    await page.goto(/https?:\/\/\S+\/konfirmasi\?\S+/.exec(text)?.[0] ?? '');
  };

  await page.goto(`${hub.address}/kompetisi/${editionId}/hasil`);
  await main.getByRole('link', { name: 'Nilai finalis' }).click();
  await main.getByRole('button', { name: 'Kirim tautan konfirmasi' }).click();
  await expect(page.getByRole('alert')).toContainText('Beri nilai sedikitnya untuk satu finalis');
  await look(page);
  await main
    .getByRole('group', { name: /Sepeda Penilaian/ })
    .getByLabel('2', { exact: true })
    .check();
  await main.getByLabel('Alamat surel Anda').fill(email);
  await main.getByRole('button', { name: 'Kirim tautan konfirmasi' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Periksa kotak surat Anda');
  await follow(email);
  await expect(main).toContainText('2 dari 5');
  await look(page);
  await main.getByRole('button', { name: 'Konfirmasi', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Penilaian Anda dihitung');

  await page.goto(`${hub.address}/kompetisi/${editionId}/usulan/${entries[0]}`);
  await main.getByRole('link', { name: 'Nilai usulan ini' }).click();
  await main.getByLabel('5', { exact: true }).check();
  await main.getByText('Tulis catatan').click();
  await main.getByLabel('Catatan', { exact: false }).fill('Sangat membantu anak saya.');
  await main.getByLabel('Alamat surel Anda').fill(email.replace('@', '+lagi@'));
  await main.getByRole('button', { name: 'Kirim tautan konfirmasi' }).click();
  await follow(email.replace('@', '+lagi@'));
  await main.getByRole('button', { name: 'Konfirmasi', exact: true }).click();
  await main.getByRole('link', { name: 'Kembali ke penilaian publik' }).click();
  await expect(main.getByRole('row', { name: /Sepeda Penilaian/ })).toContainText('5,0');

  await signIn(page, hub, SECRETARY);
  await page.goto(`${hub.address}/kelola/kompetisi/${editionId}/jalannya`);
  await main.getByRole('link', { name: 'Penilaian publik' }).click();
  await expect(main.getByRole('row', { name: /Sepeda Penilaian/ })).toContainText('5,0');
  await expect(main).not.toContainText(email);
  await look(page);
  await main.getByRole('link', { name: 'Catatan penilai' }).click();
  await expect(main).toContainText('Sangat membantu anak saya.');
  await look(page);
});
