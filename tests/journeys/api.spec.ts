import { expect, look, signIn, test, told } from './house.ts';

test('a program reads the catalogue, writes a record with a token of its person, and is shut out', async ({
  page,
  hub,
}) => {
  const api = `${hub.address}/api/v1`;
  await page.goto(`${hub.address}/api`);
  await look(page);
  await signIn(page, hub, 'inovator.sekolah@contoh.example');
  await page.goto(`${hub.address}/profil/token`);
  await look(page);
  await page.getByRole('main').getByRole('link', { name: 'Buat token' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Buat token' }).click();
  await expect(page.getByRole('alert')).toContainText('Isi nama aplikasi');
  await look(page);
  await page.getByLabel('Nama aplikasi').fill('Dasbor sekolah');
  await page.getByLabel('Membaca dan menulis').check();
  await page.getByRole('main').getByRole('button', { name: 'Buat token' }).click();
  await look(page);
  const token = await page.getByLabel('Token', { exact: true }).inputValue();

  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'id' };
  const send = async (method: string, path: string, body: object) => {
    const answer = await fetch(api + path, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, data: (await answer.json()) as Record<string, string> };
  };
  const listed = (await (await fetch(`${api}/innovations?pageSize=5`)).json()) as { total: number; items: object[] };
  expect(listed.items).toHaveLength(5);
  expect(listed.total).toBeGreaterThan(100);
  const title = `Pojok baca keliling ${Date.now()}`;
  const made = await send('POST', '/innovations', { content: { title } });
  expect(made.status).toBe(201);
  const id = made.data.id ?? '';
  const content = {
    ...{ stage: 'initiative', digital: false, mainAffair: 'pendidikan' },
    ...{ summary: 'Buku datang ke kampung.', background: 'Perpustakaan jauh.' },
  };
  expect((await send('PATCH', `/innovations/${id}`, { revision: 1, content })).status).toBe(200);
  expect((await send('PATCH', `/innovations/${id}`, { revision: 1, content: { summary: 'Lain.' } })).status).toBe(409);
  const submitted = await send('POST', `/innovations/${id}/submit`, { revision: 2 });
  expect(submitted).toMatchObject({ status: 200, data: { state: 'with_admin' } });
  await page.goto(`${hub.address}/kelola/inovasi/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);

  await page.goto(`${hub.address}/profil/token`);
  await look(page);
  await page.getByRole('row').filter({ hasText: 'Dasbor sekolah' }).getByRole('link', { name: 'Cabut' }).click();
  await look(page);
  await page.getByRole('main').getByRole('button', { name: 'Cabut' }).click();
  await told(page, 'Token sudah dicabut');
  expect(await send('PATCH', `/innovations/${id}`, { revision: 2, content: {} })).toMatchObject({
    status: 401,
    data: { code: 'token_invalid' },
  });
});
