import { describe, expect, test } from 'vitest';
import { editionPresets } from '../../edition/model/presets.ts';
import { sheetRubric } from './rubric.ts';
import { decidedNext, scoredBefore, scoringStagesOf } from './scoring-stages.ts';

const stage = (kind: string, settings: object = {}) => ({ kind, settings });
const document = {
  stages: [
    stage('entering'),
    stage('admin_check'),
    stage('desk_scoring'),
    stage('te_plenary'),
    stage('tpi_reading', { scored: false }),
    stage('finalists_plenary'),
    stage('objection'),
    stage('interview', { scored: true }),
    stage('tpi_plenary'),
  ],
} as never;

describe('which scores a stage decides by', () => {
  test('are those of the last scoring before it', () => {
    expect(scoringStagesOf(document)).toEqual(['desk_scoring', 'interview']);
    expect(scoredBefore(document, 'admin_check')).toBeNull();
    expect(scoredBefore(document, 'te_plenary')).toBe('desk_scoring');
    expect(scoredBefore(document, 'finalists_plenary')).toBe('desk_scoring');
    expect(scoredBefore(document, 'tpi_plenary')).toBe('interview');
  });

  test('and entries are scored of which the next stage decides', () => {
    expect(decidedNext(document, 'desk_scoring')).toBe('te_plenary');
    expect(decidedNext(document, 'interview')).toBe('tpi_plenary');
    expect(decidedNext({ stages: [stage('desk_scoring')] } as never, 'desk_scoring')).toBeNull();
  });
});

describe('a rubric for sheets', () => {
  const title = { name: 'Uji', name_en: '' };
  const rubrics = editionPresets.flatMap((it) => it.document.rubrics.map((rubric) => [it.code, rubric] as const));

  test.each(rubrics)('is made of that of %s', (_code, rubric) => {
    const made = sheetRubric(rubric, title);
    expect(made?.criteria.map((it) => it.code)).toEqual(
      rubric.criteria.filter((it) => it.weight !== 0).map((it) => it.code.replaceAll('-', '_')),
    );
    expect(made?.criteria.reduce((sum, it) => sum + it.weight, 0)).toBeCloseTo(100, 6);
  });

  test('counts each criterion the same where weights are not known, and leaves out what weighs nothing', () => {
    const criterion = (code: string, weight: number | null) => ({
      code,
      name: code,
      name_en: '',
      help: '',
      help_en: '',
      weight,
      min: 0,
      max: 100,
      step: 1,
      section: null,
      commentBelow: null,
      commentAbove: null,
    });
    const rubric = (...criteria: object[]) =>
      ({ code: 'r', stage: 'desk_scoring', groups: [], source: '', criteria }) as never;
    expect(
      sheetRubric(rubric(criterion('a', null), criterion('b-c', null)), title)?.criteria.map((it) => [
        it.code,
        it.weight,
      ]),
    ).toEqual([
      ['a', 50],
      ['b_c', 50],
    ]);
    expect(sheetRubric(rubric(criterion('a', 0), criterion('b', 100)), title)?.criteria.map((it) => it.code)).toEqual([
      'b',
    ]);
    expect(sheetRubric(rubric(criterion('a', 0)), title)).toBeNull();
  });
});
