import { expect, test } from 'vitest';
import { type ImpactRow, impactRow } from '../model/content.ts';
import { changedFigures, distanceKm, moveOfDay, moveOfYear, pairRows } from './figures.ts';

const row = (indicator: string, before: number | null, after: number | null, unit = 'menit'): ImpactRow =>
  impactRow.parse({ indicator, unit, before, after, source: '', date: null, story: '' });

const told = (from: readonly ImpactRow[], to: readonly ImpactRow[]) =>
  pairRows(from, to).map((it) => [it.kind, it.from?.indicator ?? null, it.to?.indicator ?? null]);

test('rows are paired by their name, whatever their order, and what is left came in or went out', () => {
  const from = [row('Waktu tunggu', 240, 30), row('Biaya', 10, 5), row('Keluhan', 12, 3)];
  const to = [row('Pasien', 1, 2), row('keluhan', 12, 4), row('Waktu tunggu', 240, 25)];
  expect(told(from, to)).toEqual([
    ['added', null, 'Pasien'],
    ['kept', 'Keluhan', 'keluhan'],
    ['kept', 'Waktu tunggu', 'Waktu tunggu'],
    ['removed', 'Biaya', null],
  ]);
});

test('a row whose name alone was mended is the same row, but two without figures are not', () => {
  expect(told([row('Waktu tuggu', 240, 30)], [row('Waktu tunggu', 240, 30)])).toEqual([
    ['kept', 'Waktu tuggu', 'Waktu tunggu'],
  ]);
  expect(told([row('Waktu tuggu', 240, 30)], [row('Waktu tunggu', 240, 30, 'jam')])).toHaveLength(2);
  expect(told([row('Biaya', null, null)], [row('Keluhan', null, null)])).toEqual([
    ['added', null, 'Keluhan'],
    ['removed', 'Biaya', null],
  ]);
});

test('rows that bear one name are paired in their order', () => {
  const pairs = pairRows([row('Biaya', 1, 2), row('Biaya', 3, 4)], [row('Biaya', 1, 2), row('Biaya', 3, 5)]);
  expect(pairs.map((it) => [it.from?.before, it.to?.before, it.to?.after])).toEqual([
    [1, 1, 2],
    [3, 3, 5],
  ]);
});

test('only figures that differ are told, with what they changed by', () => {
  expect(changedFigures(row('Tunggu', 240, 30), row('Tunggu', 240, 25))).toEqual([
    {
      measure: 'after',
      from: 30,
      to: 25,
      change: { absolute: -5, percent: -16.6666666667, direction: 'unsaid' },
    },
  ]);
  expect(changedFigures(row('Tunggu', 240, 30), row('Tunggu', 240, 30))).toEqual([]);
  expect(changedFigures(row('Tunggu', 0, null), row('Tunggu', 3, 5))).toEqual([
    { measure: 'before', from: 0, to: 3, change: { absolute: 3, percent: null, direction: 'unsaid' } },
    { measure: 'after', from: null, to: 5, change: null },
  ]);
});

test('figures in two units are told side by side and not taken off each other', () => {
  expect(changedFigures(row('Tunggu', 240, null), row('Tunggu', 4, null, 'jam'))).toEqual([
    { measure: 'before', from: 240, to: 4, change: null },
  ]);
  expect(changedFigures(row('Tunggu', 4, null), row('Tunggu', 4, null, 'jam'))).toEqual([
    { measure: 'before', from: 4, to: 4, change: null },
  ]);
  expect(changedFigures(row('Tunggu', 4, 2), row('Tunggu', 4, 2, 'Menit'))).toEqual([]);
});

test('a year and a day move by years and days', () => {
  expect(moveOfYear(2021, 2019)).toEqual({ unit: 'years', n: -2 });
  expect(moveOfYear(null, 2019)).toBeNull();
  expect(moveOfDay('2024-02-28', '2024-03-01')).toEqual({ unit: 'days', n: 2 });
  expect(moveOfDay('2024-02-28', null)).toBeNull();
});

test('a place moves by kilometres: one degree of latitude is 111.19', () => {
  const place = (latitude: number | null, longitude: number | null) => ({ latitude, longitude });
  expect(distanceKm(place(2, 99), place(3, 99))).toBeCloseTo(111.195, 3);
  expect(distanceKm(place(60, 0), place(60, 1))).toBeCloseTo(55.5967, 3);
  expect(distanceKm(place(2, null), place(3, 99))).toBeNull();
});
