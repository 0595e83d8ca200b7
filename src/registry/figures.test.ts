import { afterAll, beforeAll, expect, test } from 'vitest';
import { nobody } from '#identity/index.ts';
import type { Dimension, FigureFilter } from '#platform/figure.ts';
import { readyContent, recordsStage, type Stage } from '../../tests/support/records-stage.ts';
import { registryFigures } from './figures.ts';
import { registryInvariants } from './invariants.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
  await publishedAt('Sebelum tahun baru', '2025-12-31T16:59:59Z');
  await publishedAt('Pada tahun baru', '2025-12-31T17:00:00Z');
  await stage.plant({ ...readyContent, title: 'Belum terbit' });
});
afterAll(() => stage.close());

async function publishedAt(title: string, moment: string): Promise<void> {
  const { id } = await stage.published({ ...readyContent, title, sustainabilityStatus: 'continuing' });
  await stage.db.pool.query('update innovation set published_at = $2 where id = $1', [id, moment]);
  await stage.db.pool.query('update search_doc set moved_at = $2 where innovation_id = $1', [id, moment]);
}

const figureOf = (key: string) => {
  const found = registryFigures.find((it) => it.key === `registry.${key}`);
  if (!found) throw new Error(`no figure ${key}`);
  return found;
};

async function counted(key: string, by: readonly Dimension[], filter: FigureFilter = {}) {
  const rows = await figureOf(key).count(stage.db.conn, { viewer: nobody, now: new Date(), filter, by });
  return rows.map(({ of, value }) => [...by.map((it) => of[it]), value]).toSorted();
}

test.each(['published', 'living'])('%s is told apart by the years and months of the time zone', async (key) => {
  expect(await counted(key, ['region', 'year'])).toEqual([
    ['12.07', '2025', 1],
    ['12.07', '2026', 1],
  ]);
  expect(await counted(key, ['month'])).toEqual([
    ['2025-12', 1],
    ['2026-01', 1],
  ]);
  expect(await counted(key, [], { year: 2026 })).toEqual([[1]]);
});

test.each(['published', 'living'])('%s is narrowed to a region by who owns it', async (key) => {
  expect(await counted(key, ['region'], { region: '12' })).toEqual([['12.07', 2]]);
  expect(await counted(key, [], { region: '12.00' })).toEqual([]);
  expect(await counted(key, [], { region: '12.12' })).toEqual([]);
});

test('how they fare is as the catalogue says it', async () => {
  expect(await counted('living', ['state'])).toEqual([['continuing', 2]]);
});

test('published is told apart by main affair, and listed by its public title, the newest first', async () => {
  expect(await counted('published', ['affair'])).toEqual([['kesehatan', 2]]);
  expect(await counted('published', [], { affair: 'pendidikan' })).toEqual([]);
  for (const key of ['published', 'living']) {
    const asked = { viewer: nobody, now: new Date(), filter: {} };
    const listed = async (offset: number) =>
      (await figureOf(key).records(stage.db.conn, asked, { size: 1, offset })).map((it) => it.title);
    expect([await listed(0), await listed(1), await listed(2)]).toEqual([
      ['Pada tahun baru'],
      ['Sebelum tahun baru'],
      [],
    ]);
  }
});

test('what is counted of each record is what its public text tells, and said when it is not', async () => {
  const breaches = async () =>
    (await registryInvariants(stage.db.conn))
      .filter((it) => it.name === 'registry.counted_as_told')
      .map((it) => it.detail);
  expect(await breaches()).toEqual([]);
  await stage.db.pool.query("update innovation_counted set affair = 'lain'");
  expect(await breaches()).toEqual(['differs', 'differs']);
  await stage.db.pool.query('delete from innovation_counted');
  expect(await breaches()).toEqual(['missing', 'missing']);
});
