import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nobody } from '#identity/index.ts';
import type { FigureFilter } from '#platform/figure.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { survivalFigure, survivalOfPlace } from './figures.ts';

const now = new Date('2026-06-01T00:00:00Z');

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
  await lived('Hidup terus', { startDate: '2024-01-01', sustainabilityStatus: 'continuing', day: '2026-02-01' });
  await lived('Sudah berhenti', { startDate: '2024-01-01', sustainabilityStatus: 'stopped', day: '2025-07-01' });
  await lived('Tanpa pernyataan', { startDate: '2024-01-01', sustainabilityStatus: null, day: null });
  await stage.plant({ ...readyContent, title: 'Belum terpublikasi', startDate: '2024-01-01' });
  await stage.db.pool.query("update innovation set created_at = '2024-01-01'");
  await stage.db.pool.query("update innovation_counted set registered_at = '2024-01-01'");
});
afterAll(() => stage.close());

type Lived = { readonly startDate: string; readonly sustainabilityStatus: 'continuing' | 'stopped' | null };

function lived(title: string, { day, ...said }: Lived & { readonly day: string | null }) {
  return stage.published({ ...readyContent, ...said, title, sustainabilityDate: day });
}

const listed = async (filter: FigureFilter) => {
  const asked = { viewer: nobody, now, filter };
  const records = await survivalFigure.records(stage.db.conn, asked, { size: 100, offset: 0 });
  const [row] = await survivalFigure.count(stage.db.conn, { ...asked, by: [] });
  expect(row?.value ?? 0).toBe(records.length);
  return records.map((it) => [it.title, it.state]);
};

describe('the innovations behind a curve', () => {
  test('are the public ones of which start and life are known, newest statement first', async () => {
    expect(await listed({})).toEqual([
      ['Hidup terus', 'lives'],
      ['Sudah berhenti', 'stopped'],
    ]);
    expect(await listed({ state: 'stopped' })).toEqual([['Sudah berhenti', 'stopped']]);
    expect(await listed({ region: '11' })).toEqual([]);
    expect((await listed({ region: '12' })).length).toBe(2);
    expect((await listed({ region: '12.00' })).length).toBe(0);
  });

  test('of an earlier year are those that were known on its last day', async () => {
    expect(await listed({ year: 2025 })).toEqual([['Sudah berhenti', 'stopped']]);
    expect(await listed({ year: 2024 })).toEqual([]);
    expect((await listed({ year: 2026 })).length).toBe(2);
  });

  test('make the curve: as many, and as many that stopped', async () => {
    const { size, stopped, notDrawn, curve } = await survivalOfPlace(stage.db.conn, { now, filter: { region: '12' } });
    expect({ size, stopped, notDrawn }).toEqual({ size: 2, stopped: 1, notDrawn: 'small' });
    expect(curve.points.map(({ time, atRisk, survival }) => [time, atRisk, survival])).toEqual([
      [547, 2, 0.5],
      [762, 1, 0.5],
    ]);
  });
});
