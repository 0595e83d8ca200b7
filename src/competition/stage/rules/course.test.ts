import { describe, expect, test } from 'vitest';
import { editionPresetOf } from '../../edition/model/presets.ts';
import { type StageKind, stageKinds } from '../../edition/model/stages.ts';
import type { Passage } from '../model/course.ts';
import { decidingAfter, decidingOf, isInFieldOf, standingOf } from './course.ts';

const having = (...kinds: StageKind[]) => ({ stages: kinds.map((kind) => ({ kind })) as never });
const whole = having(...stageKinds);
const passage = (stage: Passage['stage'], outcome: Passage['outcome'], award: string | null = null): Passage => ({
  stage,
  outcome,
  award,
});
const checked = passage('admin_check', 'passed');
const nominated = passage('te_plenary', 'nominated');
const finalist = passage('finalists_plenary', 'finalist');

test('the deciding stages stand in the order of the edition', () => {
  expect(decidingOf(whole)).toEqual(['admin_check', 'te_plenary', 'finalists_plenary', 'objection', 'tpi_plenary']);
  expect(decidingOf(having('entering', 'admin_check', 'desk_scoring', 'tpi_plenary', 'final_list'))).toEqual([
    'admin_check',
    'tpi_plenary',
  ]);
  const preset = editionPresetOf('kipp-2023-umum');
  expect(preset && decidingOf(preset.document).at(-1)).toBe('tpi_plenary');
});

describe('where an entry stands', () => {
  test.each([
    [[], { is: 'on', next: 'admin_check' }],
    [[passage('admin_check', 'correction')], { is: 'waiting', stage: 'admin_check' }],
    [[passage('admin_check', 'revise')], { is: 'waiting', stage: 'admin_check' }],
    [[passage('admin_check', 'refused')], { is: 'out', stage: 'admin_check' }],
    [[checked], { is: 'on', next: 'te_plenary' }],
    [[checked, passage('te_plenary', 'not_nominated')], { is: 'out', stage: 'te_plenary' }],
    [[checked, nominated, finalist], { is: 'on', next: 'tpi_plenary' }],
    [[checked, nominated, finalist, passage('objection', 'disqualified')], { is: 'out', stage: 'objection' }],
    [[checked, nominated, finalist, passage('tpi_plenary', 'awarded', 'top-45')], { is: 'awarded', award: 'top-45' }],
    [[checked, nominated, finalist, passage('tpi_plenary', 'not_awarded')], { is: 'out', stage: 'tpi_plenary' }],
  ] as const)('%j', (passages, standing) => {
    expect(standingOf(whole, passages)).toEqual(standing);
  });

  test('a stage that the edition leaves out is waited for by nobody', () => {
    const short = having('entering', 'admin_check', 'desk_scoring', 'tpi_plenary');
    expect(standingOf(short, [checked])).toEqual({ is: 'on', next: 'tpi_plenary' });
    expect(standingOf(short, [checked, passage('te_plenary', 'not_nominated')])).toEqual({
      is: 'on',
      next: 'tpi_plenary',
    });
  });

  test('an edition without a last plenary ends with those who came through', () => {
    expect(standingOf(having('entering', 'admin_check'), [checked])).toEqual({ is: 'on', next: null });
  });
});

describe('the field of a stage', () => {
  test('are those who came through all stages before, decided of or not', () => {
    expect(isInFieldOf(whole, 'admin_check', [])).toBe(true);
    expect(isInFieldOf(whole, 'te_plenary', [])).toBe(false);
    expect(isInFieldOf(whole, 'te_plenary', [checked])).toBe(true);
    expect(isInFieldOf(whole, 'te_plenary', [checked, passage('te_plenary', 'not_nominated')])).toBe(true);
    expect(isInFieldOf(whole, 'finalists_plenary', [checked, passage('te_plenary', 'not_nominated')])).toBe(false);
    expect(isInFieldOf(whole, 'objection', [checked, nominated, finalist])).toBe(true);
    expect(isInFieldOf(whole, 'tpi_plenary', [checked, nominated, finalist])).toBe(true);
    expect(
      isInFieldOf(whole, 'tpi_plenary', [checked, nominated, finalist, passage('objection', 'disqualified')]),
    ).toBe(false);
  });

  test('is empty where the edition has no such stage', () => {
    expect(isInFieldOf(having('entering', 'admin_check'), 'te_plenary', [checked])).toBe(false);
  });
});

test('what rests on a stage is decided after it', () => {
  expect(decidingAfter(whole, 'finalists_plenary')).toEqual(['objection', 'tpi_plenary']);
  expect(decidingAfter(whole, 'tpi_plenary')).toEqual([]);
});
