import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { formIn } from '../../../tests/support/form.ts';
import { governmentOf, personWith, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { ownWeights } from './rules/weights.ts';

let database: TestDatabase;
let server: TestServer;
let raiser: Viewer;
let problem: ProblemId;
let innovation: InnovationId;
const cookies: Record<'hub' | 'raiser' | 'stranger', string> = { hub: '', raiser: '', stranger: '' };

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const [hub, nias, toba] = await Promise.all(['12', '12.04', '12.12'].map((code) => governmentOf(db, code)));
  await personWith(db, 'Ratna Hub', [{ role: 'hub_admin', institutionId: hub as never }]);
  raiser = await personWith(db, 'Yanti Nias', [{ role: 'local_admin', institutionId: nias as never }]);
  await personWith(db, 'Orang Toba', [{ role: 'local_admin', institutionId: toba as never }]);
  const planter = new Planter(db);
  innovation = await planter.innovation({
    institutionId: toba as never,
    content: {
      title: 'Perahu pustaka keliling',
      summary: 'Buku diantar dengan perahu ke pulau.',
      mainAffair: 'perpustakaan',
    },
    awards: [{ year: 2022 }],
  });
  problem = await planter.problem({
    title: 'Anak pulau tidak punya pustaka',
    whatHurts: 'Tidak ada perahu yang membawa buku.',
    regionCode: '12.04',
    institutionId: nias as never,
    raisedBy: raiser.person?.id ?? null,
  });
  server = testServer(db);
  cookies.hub = await server.cookiesOf('ratna.hub@contoh.example');
  cookies.raiser = await server.cookiesOf('yanti.nias@contoh.example');
  cookies.stranger = await server.cookiesOf('orang.toba@contoh.example');
});
afterAll(() => database.close());

type Part = keyof typeof cookies;
const ask = (path: string, part?: Part, form?: Record<string, string>) =>
  server.ask(path, { ...(part ? { cookies: cookies[part] } : {}), ...(form ? { form } : {}) });
const text = async (path: string, part?: Part) => (await ask(path, part)).text();

describe('the page of a problem', () => {
  test('shows what fits, why in words, and the way to copy it with the problem remembered', async () => {
    const page = await text(`/masalah/${problem}`);
    for (const said of [
      'Inovasi teruji yang cocok',
      'Perahu pustaka keliling',
      'Uraiannya sama-sama menyebut: pustaka',
      'Terbukti: tercatat meraih penghargaan',
      'Rincian nilai',
      `/replikasi/baru?asal=${innovation}&amp;masalah=${problem}`,
    ])
      expect(page).toContain(said);
    expect(page).not.toContain('Kaitkan dengan masalah ini');
    expect(page).not.toContain('Inovasi yang mungkin cocok');
    expect(await text(`/masalah/${problem}`, 'stranger')).not.toContain('/tidak-cocok');
    expect(await text(`/masalah/${problem}`, 'raiser')).toContain('Kaitkan dengan masalah ini');
  });

  test('lets those who run it set a match aside with a reason, and take that back', async () => {
    const path = `/masalah/${problem}/kecocokan/${innovation}/tidak-cocok`;
    expect((await ask(path)).status).toBe(303);
    expect((await ask(path, 'stranger')).status).toBe(403);
    expect((await ask(path, 'stranger', { alasan: 'Bukan' })).status).toBe(403);
    const empty = await ask(path, 'raiser', { alasan: ' ' });
    expect([empty.status, (await empty.text()).includes('Tulis alasannya')]).toEqual([422, true]);
    const set = await ask(path, 'raiser', { alasan: 'Dermaga rahasia rusak.' });
    expect(set.headers.get('location')).toBe(`/masalah/${problem}#kecocokan`);
    const shown = await text(`/masalah/${problem}`);
    expect(shown).not.toContain('Dermaga rahasia rusak.');
    // What was set aside is not offered a second time by its words alone.
    expect(shown.split('Perahu pustaka keliling').length - 1).toBe(0);
    expect(await text(`/masalah/${problem}`, 'stranger')).not.toContain('Dermaga rahasia rusak.');
    expect(await text(`/masalah/${problem}`, 'raiser')).toContain('Dermaga rahasia rusak.');
    const back = await ask(`/masalah/${problem}/kecocokan/${innovation}/kembalikan`, 'raiser', {});
    expect(back.status).toBe(303);
    expect(await text(`/masalah/${problem}`)).toContain('Kecocokan');
  });

  test('that nothing fits yet says what happens meanwhile', async () => {
    const lonely = await new Planter(database.db).problem({
      title: 'Zirafah',
      whatHurts: 'Zebra.',
      regionCode: '12.04',
    });
    expect(await text(`/masalah/${lonely}`)).toContain('Belum ada inovasi terbit dan berbukti yang cocok');
  });

  test('of what is not there knows no match', async () => {
    expect((await ask(`/masalah/${newId()}/kecocokan/${innovation}/tidak-cocok`, 'hub')).status).toBe(404);
    expect((await ask(`/masalah/${problem}/kecocokan/${newId()}/tidak-cocok`, 'hub')).status).toBe(404);
    expect((await ask(`/masalah/${problem}/kecocokan/x/kembalikan`, 'hub', {})).status).toBe(404);
  });
});

describe('facts of regions', () => {
  const path = '/pencocokan/data-wilayah/12.04';

  test.each([
    ['a value without year and source', { 'population.value': '150.000' }, ['Isi tahun data', 'Sebutkan sumbernya']],
    ['a negative number', { 'area.value': '-2', 'area.year': '2024', 'area.source': 'BPS' }, ['tidak kurang dari nol']],
    ['a year of two digits', { 'area.value': '2', 'area.year': '24', 'area.source': 'BPS' }, ['Isi tahun data']],
    [
      'yes or no in other words',
      { 'coast.value': 'mungkin', 'coast.year': '2024', 'coast.source': 'BPS' },
      ['pilih ya atau tidak'],
    ],
  ])('with %s are told at their fields and not kept', async (_name, typed, faults) => {
    const answer = await ask(path, 'hub', { tanda: '', ...typed } as unknown as Record<string, string>);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const fault of faults) expect(page).toContain(fault);
    expect((await database.db.pool.query('select from region_fact')).rowCount).toBe(0);
  });

  test('are the hub’s to enter, and everybody reads them with their source', async () => {
    expect((await ask(path, 'raiser')).status).toBe(404);
    expect((await ask('/pencocokan/data-wilayah/99.99', 'hub')).status).toBe(404);
    const form = formIn(await text(path, 'hub'), path) ?? {};
    const typed = {
      ...form,
      'population.value': '150.000',
      'population.year': '2024',
      'population.source': 'BPS Nias',
    };
    expect((await ask(path, 'hub', typed)).headers.get('location')).toBe('/pencocokan/data-wilayah');
    expect(await text('/pencocokan/data-wilayah')).toContain('150.000 jiwa');
    const stale = await ask(path, 'hub', { ...typed, 'population.value': '160.000' });
    expect([stale.status, (await stale.text()).includes('BPS Nias')]).toEqual([409, true]);
  });
});

describe('the weights', () => {
  const typed = (given: Record<string, string> = {}) => ({
    ...Object.fromEntries(Object.entries(ownWeights).map(([name, n]) => [`bobot.${name}`, String(n)])),
    revision: '0',
    ambang: '50',
    alasan: 'Uji.',
    ...given,
  });

  test('that do not make 100, or have no reason, come back with what was typed', async () => {
    const sum = await ask('/pencocokan/bobot', 'hub', typed({ 'bobot.text': '41' }));
    expect([sum.status, (await sum.text()).includes('harus 100')]).toEqual([422, true]);
    const words = await ask('/pencocokan/bobot', 'hub', typed({ 'bobot.text': 'empat puluh' }));
    expect([words.status, (await words.text()).includes('value="empat puluh"')]).toEqual([422, true]);
    expect((await ask('/pencocokan/bobot', 'hub', typed({ alasan: '' }))).status).toBe(422);
    expect((await ask('/pencocokan/bobot', 'raiser', typed())).status).toBe(404);
  });

  test('are set once, and an older form is told', async () => {
    const given = typed({ ambang: '60' });
    expect((await ask('/pencocokan/bobot', 'hub', given)).status).toBe(303);
    expect((await ask('/pencocokan/bobot', 'hub', given)).status).toBe(303);
    expect((await ask('/pencocokan/bobot', 'hub', typed({ ambang: '70' }))).status).toBe(409);
    expect(await text('/pencocokan/bobot', 'raiser')).toContain('Uji.');
  });
});

test('lists take any query for what it is', async () => {
  for (const list of ['masalah', 'belum-direplikasi']) {
    const answer = await ask(`/pencocokan/${list}?wilayah=x&urusan=%00&hal=abc&q=%25&penghargaan=ya`, 'hub');
    expect(answer.status).toBe(200);
    expect((await ask(`/pencocokan/${list}?hal=99`, 'hub')).status).toBe(303);
    expect((await ask(`/pencocokan/${list}`)).status).toBe(303);
  }
  expect(await text('/pencocokan/belum-direplikasi', 'hub')).toContain('Perahu pustaka keliling');
});
