import { describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { countQueries } from '../../../tests/support/database.ts';
import {
  cookies,
  db,
  hub,
  planter,
  post,
  raised,
  raiser,
  server,
  statusOf,
  strangerCookies,
  textOf,
  withProblemPages,
} from '../../../tests/support/problem-pages.ts';
import { problemHome } from './home.ts';

withProblemPages();

describe('the list', () => {
  test('asks the same of the database for one problem and for three', async () => {
    await raised('Satu masalah saja');
    const one = await countQueries(db, () => server.ask('/masalah'));
    await raised('Dua masalah sekarang');
    await raised('Tiga masalah sekarang', 'being_solved');
    const three = await countQueries(db, () => server.ask('/masalah'));
    expect(three.queries).toBe(one.queries);
    expect(one.queries).toBeGreaterThan(3);
    expect(await three.value.text()).toContain('Tiga masalah sekarang');
  });

  test('narrows by state, region and affair, and keeps dropped problems from the public', async () => {
    await raised('Masalah yang dihentikan', 'dropped');
    const open = await textOf('/masalah?keadaan=open');
    expect(open).toContain('Dua masalah sekarang');
    expect(open).not.toContain('Tiga masalah sekarang');
    expect(await textOf('/masalah?wilayah=12.12')).toContain('Tidak ada masalah dengan saringan ini');
    expect(await textOf('/masalah?urusan=kesehatan&keadaan=being_solved')).toContain('Tiga masalah sekarang');
    expect(await textOf('/masalah?keadaan=dropped')).not.toContain('Masalah yang dihentikan');
    expect(await textOf('/masalah?keadaan=dropped', strangerCookies)).not.toContain('Masalah yang dihentikan');
    expect(await textOf('/masalah?keadaan=dropped', cookies)).toContain('Masalah yang dihentikan');
  });

  test('takes any query for what it is', async () => {
    expect(await statusOf('/masalah?keadaan=aneh&wilayah=x&urusan=%00&hal=abc&tanda=mine')).toBe(200);
    const far = await server.ask('/masalah?hal=99&keadaan=open');
    expect([far.status, far.headers.get('location')]).toEqual([303, '/masalah?keadaan=open']);
  });
});

describe('a problem', () => {
  test('is public without a word of who raised it', async () => {
    const id = await raised('Masalah untuk umum');
    const page = await textOf(`/masalah/${id}`);
    expect(page).toContain('Puskesmas Batang Kuis');
    expect(page).toContain('<meta property="og:description" content="Lama."');
    for (const secret of ['Dewi', 'Rahasia', 'dewi.rahasia@contoh.example']) expect(page).not.toContain(secret);
  });

  test('that does not exist, or not for the reader, is not there', async () => {
    const dropped = await raised('Masalah yang hilang', 'dropped');
    for (const path of [newId(), 'bukan-nomor', dropped].map((it) => `/masalah/${it}`)) {
      expect(await statusOf(path)).toBe(404);
      expect(await statusOf(`${path}/ubah`, strangerCookies)).toBe(404);
      expect((await post(`${path}/tangani`, {}, strangerCookies)).status).toBe(404);
    }
    expect(await statusOf(`/masalah/${dropped}`, cookies)).toBe(200);
  });

  test('tells its history only to those who run it', async () => {
    const id = await raised('Masalah dengan riwayat', 'being_solved');
    expect(await statusOf(`/masalah/${id}/riwayat`, strangerCookies)).toBe(404);
    const history = await textOf(`/masalah/${id}/riwayat`, cookies);
    expect(history).toContain('Mengangkat masalah');
    expect(history).toContain('Sedang diselesaikan');
    expect(history).not.toContain('being_solved');
    expect(await statusOf(`/masalah/${id}/riwayat/unduh.csv`, strangerCookies)).toBe(404);
    expect(await textOf(`/masalah/${id}/riwayat/unduh.csv`, cookies)).toContain('Mengangkat masalah');
  });

  test('refuses moves of others with the reason', async () => {
    const id = await raised('Masalah orang lain');
    const refusedPage = await post(`/masalah/${id}/tangani`, {}, strangerCookies);
    expect(refusedPage.status).toBe(403);
    expect(await refusedPage.text()).toContain('Hanya pengangkatnya, admin instansinya, dan admin hub');
    expect((await post(`/masalah/${id}/tuntas`, {})).status).toBe(409);
    expect((await server.ask(`/masalah/${id}/tangani`, { form: {} })).headers.get('location')).toMatch(/^\/masuk/);
  });
});

test('the home page names some of the problems one raised; the hub sees those that nothing answers', async () => {
  const [own] = await problemHome(db.conn, raiser);
  const unclosed = await db.pool.query(
    `select count(*) as n from problem where raised_by = $1 and state in ('open', 'being_solved')`,
    [raiser.person?.id],
  );
  expect(own?.items.map((it) => it.text).slice(0, 2)).toEqual(['Satu masalah saja', 'Dua masalah sekarang']);
  expect(own?.items.at(-1)).toEqual({
    text: 'Semua masalah yang Anda angkat dan belum tuntas',
    count: unclosed.rows[0].n,
    href: '/masalah?tanda=mine&keadaan=open&keadaan=being_solved',
  });
  await planter.problem({ title: 'Masalah yang menunggu', regionCode: '12.07', state: 'reported' });
  const [owed] = await problemHome(db.conn, hub);
  const open = await db.pool.query(`select count(*) as n from problem where state = 'open'`);
  const reported = await db.pool.query(`select count(*) as n from problem where state = 'reported'`);
  expect(owed?.items.map((it) => [it.count, it.href])).toEqual([
    [reported.rows[0].n, '/masalah?tanda=to_verify'],
    [open.rows[0].n, '/masalah?tanda=unanswered'],
  ]);
  expect(await problemHome(db.conn, { ...raiser, acting: null })).toEqual([]);
});
