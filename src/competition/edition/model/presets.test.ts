import { describe, expect, test } from 'vitest';
import { problemsOf } from '../rules/problems.ts';
import { editionDocument } from './document.ts';
import { editionPresetOf, editionPresets } from './presets.ts';

test('five presets are ready, ours named as ours', () => {
  expect(editionPresets.map((it) => it.code)).toEqual([
    'regency-starter',
    'kipp-2023-umum',
    'kipp-2022-umum',
    'kipp-2022-khusus',
    'replikasi-2021',
  ]);
  expect(editionPresetOf('regency-starter')?.source).toMatch(/^Susunan kami/);
  expect(editionPresetOf('kipp-2019')).toBeNull();
});

describe.each(editionPresets.map((it) => [it.code, it] as const))('the preset %s', (_code, preset) => {
  test('lacks nothing but its dates', () => {
    const problems = problemsOf(preset.document);
    expect(problems.filter((it) => it.code !== 'date_missing')).toEqual([]);
    expect(problems.length).toBeGreaterThan(10);
  });

  test('says where it comes from', () => {
    expect(preset.document.source).toBe(preset.source);
  });

  test('is the same after it went out and came in as JSON', () => {
    expect(editionDocument.parse(JSON.parse(JSON.stringify(preset.document)))).toEqual(preset.document);
  });
});

describe('what no source tells is not told', () => {
  const figures = (code: string) =>
    editionPresetOf(code)?.document.sections.map((it) => [it.code, it.words, it.weight] as const);

  test('2023 has weights, and a limit of words for the summary alone', () => {
    expect(figures('kipp-2023-umum')).toEqual([
      ['ringkasan', 200, 0],
      ['latar', null, 10],
      ['kebaruan', null, 15],
      ['implementasi', null, 5],
      ['signifikansi', null, 30],
      ['adaptabilitas', null, 20],
      ['sumber-daya', null, 5],
      ['keberlanjutan', null, 15],
      ['lampiran', null, null],
    ]);
  });

  test('2022 has limits of words and no weights', () => {
    expect(figures('kipp-2022-umum')).toEqual([
      ['ringkasan', 200, null],
      ['ide', 600, null],
      ['signifikansi', 600, null],
      ['tpb', 200, null],
      ['adaptabilitas', 400, null],
      ['keberlanjutan', 600, null],
      ['kolaborasi', 200, null],
      ['lampiran', null, null],
    ]);
    expect(figures('kipp-2022-khusus')?.map(([, words]) => words)).toEqual([200, 200, 200, 300, 300, null]);
  });

  test('no preset of the ministry scores interviews, whose weights are not published', () => {
    const national = editionPresets.filter((it) => it.code !== 'regency-starter');
    expect(national.flatMap((it) => it.document.rubrics.map((rubric) => rubric.stage))).toEqual(
      national.map(() => 'desk_scoring'),
    );
  });

  test('the age is two years in 2022, one for replicas in 2021, and unknown in 2023', () => {
    const months = (code: string) =>
      editionPresetOf(code)?.document.eligibility.flatMap((it) => (it.kind === 'min_age' ? [it.months] : []));
    expect(['kipp-2022-umum', 'replikasi-2021', 'kipp-2023-umum'].map(months)).toEqual([[24], [12], []]);
  });
});
