import type { Page } from '@playwright/test';
import { expect, look, signIn, signOut, test, told } from './house.ts';

const DAY_MS = 86_400_000;
const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).first().click();

test('a coach notes, the innovator has it beside the text and acts, and the next coach sees it', async ({
  page,
  hub,
}) => {
  const said = `Sebut sumber angkanya ${Date.now()}`;
  const agreed = `Lengkapi sumber ${Date.now()}`;
  await signIn(page, hub, 'pendamping@contoh.example');
  await page.goto(`${hub.address}/kelola/pendampingan?status=open`);
  await look(page);
  await main(page)
    .getByRole('link', { name: /^Contoh: Kunjungan rumah/ })
    .first()
    .click();
  await expect(main(page)).toContainText('Kesepakatan pendampingan sebelumnya');
  await look(page);
  const at = page.url();
  await press(page, 'Simpan catatan');
  await expect(page.getByRole('alert')).toContainText('Pilih bagian atau kriteria yang dicatat.');
  await main(page).getByLabel('Tentang', { exact: true }).selectOption('bagian:background');
  await main(page).getByLabel('Catatan', { exact: true }).fill(said);
  await press(page, 'Simpan catatan');
  await told(page, 'Catatan disimpan. Inovator melihatnya di samping formulir bagian itu.');
  await main(page).getByText('Sepakati tindak lanjut').click();
  await main(page).getByLabel('Tindak lanjut', { exact: true }).fill(agreed);
  await main(page).getByLabel('Tentang bagian').selectOption('background');
  await main(page).getByLabel('Penanggung jawab').selectOption({ label: 'Sari (contoh)' });
  await main(page).getByLabel('Tenggat').fill(day(7));
  await press(page, 'Simpan tindak lanjut');
  await told(page, 'Tindak lanjut disimpan. Penanggung jawabnya diberi tahu.');
  await signOut(page);

  await signIn(page, hub, 'inovator.pendidikan@contoh.example');
  await page.goto(at);
  await main(page).getByRole('link', { name: 'Naskah inovasi' }).click();
  await page.goto(`${page.url()}/bagian/latar-belakang`);
  await expect(main(page)).toContainText(said);
  await expect(main(page)).toContainText(agreed);
  await look(page);
  await main(page)
    .getByLabel(/^Latar belakang/)
    .fill(`Menurut data kelurahan, 41 anak berhenti sekolah. ${said.length}`);
  await main(page).getByRole('button', { name: 'Simpan dan kembali' }).first().click();
  await told(page, 'Tersimpan.');
  await page.goto(`${hub.address}/kelola/tindak-lanjut?milik=saya`);
  await look(page);
  await main(page).getByRole('link', { name: agreed }).click();
  await main(page).getByLabel('Keterangan').fill('Sumber sudah disebut.');
  await press(page, 'Tandai selesai');
  await told(page, 'Tindak lanjut ditandai selesai.');
  await signOut(page);

  await signIn(page, hub, 'pendamping@contoh.example');
  await page.goto(at);
  await expect(main(page)).toContainText('Sumber sudah disebut.');
  await main(page).getByRole('link', { name: 'Sebelum dan sesudah' }).click();
  await expect(main(page)).toContainText('41 anak berhenti sekolah');
  await look(page);
});
