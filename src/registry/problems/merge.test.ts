import { expect, test } from 'vitest';
import { mergeProblem } from './merge.ts';
import type { ProblemContent } from './model.ts';

const base: ProblemContent = {
  title: 'Antrean puskesmas panjang',
  whatHurts: 'Warga menunggu lama.',
  whoIsHurt: 'Lansia',
  sinceWhen: '2024',
  regionCode: '12.12',
  affair: 'kesehatan',
  sdg: 3,
  baseline: { indicator: 'Waktu tunggu', unit: 'menit', value: 95, date: '2026-01-31', source: 'Laporan' },
  better: 'lower' as const,
};
const measure = base.baseline;

test('two people’s changes in different fields come together', () => {
  const stored = { ...base, whoIsHurt: 'Lansia dan ibu hamil', sdg: null };
  const typed = { ...base, whatHurts: 'Warga menunggu dua jam.' };
  expect(mergeProblem({ base, stored, typed })).toEqual({
    merged: { ...base, whoIsHurt: 'Lansia dan ibu hamil', sdg: null, whatHurts: 'Warga menunggu dua jam.' },
    clashes: [],
    theirs: ['siapa', 'tpb'],
  });
});

test('a measurement is taken whole from the side that changed it', () => {
  const stored = { ...base, baseline: measure && { ...measure, value: 1.5, unit: 'jam' } };
  const typed = { ...base, title: 'Antrean puskesmas sangat panjang' };
  expect(mergeProblem({ base, stored, typed }).merged).toEqual({ ...stored, title: typed.title });
});

test('a measurement that both changed is asked about, box by box', () => {
  const stored = { ...base, baseline: measure && { ...measure, value: 1.5, unit: 'jam' } };
  const typed = { ...base, baseline: measure && { ...measure, source: 'Survei' } };
  const { clashes } = mergeProblem({ base, stored, typed });
  expect(clashes.map((it) => it.path)).toEqual(['satuan', 'nilai', 'sumber']);
});

test('a measurement that one side took away and the other changed is asked about', () => {
  const stored = { ...base, baseline: null };
  const typed = { ...base, baseline: measure && { ...measure, value: 80 } };
  const { clashes, merged } = mergeProblem({ base, stored, typed });
  expect(clashes.length).toBe(5);
  expect(merged.baseline).toEqual(typed.baseline);
});
