import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { viewOf, whyNotLook } from './rules/place.ts';
import { byRegion, byYear, flowsOf, isTold } from './rules/told.ts';

const acting = (role: string, regionCode: string | null) => ({ acting: { role, regionCode } }) as never;
const clock = { thisYear: 2026, isRegion: (code: string) => /^\d{2}(\.\d{2})?$/.test(code) };

describe('what a dashboard looks at', () => {
  test('is one’s own region in the running year, and the country for ministries', () => {
    const nothing = { place: null, year: null };
    expect(viewOf(acting('leader', '12.12'), nothing, clock)).toEqual({ place: '12.12', year: 2026 });
    expect(viewOf(acting('hub_admin', '12'), nothing, clock)).toEqual({ place: '12', year: 2026 });
    expect(viewOf(acting('national', null), nothing, clock)).toEqual({ place: null, year: 2026 });
  });

  test('may be any place of the own province, and no other', () => {
    const leader = acting('leader', '12.12');
    expect(viewOf(leader, { place: '12', year: '2024' }, clock)).toEqual({ place: '12', year: 2024 });
    expect(viewOf(leader, { place: '11', year: 'semua' }, clock)).toEqual({ place: '12.12', year: null });
    expect(viewOf(leader, { place: 'nasional', year: null }, clock).place).toBe('12.12');
    expect(whyNotLook(leader, '12.07')).toBe(null);
    expect(whyNotLook(leader, '11.01')).toBe('elsewhere');
    expect(viewOf(acting('national', null), { place: '11.01', year: '1800' }, clock)).toEqual({
      place: '11.01',
      year: 2026,
    });
    expect(viewOf(acting('national', null), { place: 'x', year: null }, clock).place).toBe(null);
  });
});

describe('numbers', () => {
  const row = (region: string | null, year: string, value: number) => ({ of: { region, year }, value });
  const rows = [row('12.12', '2026', 2), row('12.07', '2026', 1), row('12', '2025', 4), row(null, '2026', 9)];

  test('are added up by year and by region, the country’s by province', () => {
    expect([...byYear(rows)]).toEqual([
      [2026, 12],
      [2025, 4],
    ]);
    expect([...byRegion(rows, { year: 2026, wholeProvinces: false })]).toEqual([
      ['12.12', 2],
      ['12.07', 1],
    ]);
    expect([...byRegion(rows, { year: null, wholeProvinces: true })]).toEqual([['12', 7]]);
  });

  test('of people are told from five on, and nobody is nobody', () => {
    expect([0, 1, 4, 5].map((it) => isTold(it, true))).toEqual([true, false, false, true]);
    expect(isTold(1, false)).toBe(true);
  });

  test('of an exchange are one a pair', () => {
    const link = (region: string, other: string, value: number) => ({ of: { region, other_region: other }, value });
    expect(flowsOf([link('12.07', '12.12', 1), link('12.07', '11.01', 2)], true)).toEqual([
      { from: '12', to: '11', value: 2 },
      { from: '12', to: '12', value: 1 },
    ]);
  });
});

describe('its pages', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await raiseStage();
    await stage.record({ state: 'published', content: { title: 'Catatan di dasbor' } });
  });
  afterAll(() => stage.database.close());
  const page = async (part: 'hub_admin' | 'leader' | 'anonymous', path: string) => {
    const answer = await stage.server.ask(path, { cookies: stage.cookiesOf(part) });
    return { status: answer.status, text: await answer.text() };
  };

  test('lead from the number to the record behind it', async () => {
    const year = new Date().getUTCFullYear();
    const board = await page('hub_admin', '/dasbor?tahun=semua');
    expect(board.status).toBe(200);
    expect(board.text).toContain('href="/angka/registry.published?wilayah=12"');
    const list = await page('hub_admin', '/angka/registry.published?wilayah=12');
    expect(list.text).toContain('Catatan di dasbor');
    expect(list.text).toContain('1 inovasi');
    const part = await page('leader', `/dasbor/wilayah?wilayah=12&tahun=${year}`);
    expect(part.text).toContain('Pemerintah Provinsi Sumatera Utara');
  });

  test('say how long innovations live and entries wait, with what that means beside it', async () => {
    const lives = await page('leader', '/dasbor/ketahanan');
    expect(lives.status).toBe(200);
    expect(lives.text).toContain('Kaplan dan Meier (1958)');
    const waits = await page('hub_admin', '/dasbor/menunggu');
    expect(waits.text).toContain('Putusan yang belum diumumkan belum dihitung');
    expect((await page('anonymous', '/angka/competition.waiting')).status).toBe(404);
  });

  test('that are not there are not told apart', async () => {
    expect((await page('hub_admin', '/dasbor/rahasia')).status).toBe(404);
    expect((await page('hub_admin', '/angka/registry.secret')).status).toBe(404);
    expect((await page('anonymous', '/angka/registry.keepers')).status).toBe(404);
    expect((await page('anonymous', '/angka/competition.pipeline')).status).toBe(404);
    expect((await page('anonymous', '/angka/registry.published?wilayah=%27;drop&tahun=99')).status).toBe(200);
  });

  test('of people show a number only where it is large, and never a list', async () => {
    const list = await page('hub_admin', '/angka/registry.keepers');
    expect(list.text).toContain('kurang dari 5 orang');
    expect((await page('hub_admin', '/angka/registry.keepers/unduh.json')).status).toBe(404);
  });
});
