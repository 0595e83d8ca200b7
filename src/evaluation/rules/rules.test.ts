import { describe, expect, test } from 'vitest';
import type { InstitutionId, Role } from '#identity/index.ts';
import { nobody } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { plainRubric } from '../../../tests/support/evaluation.ts';
import { actingAs } from '../../../tests/support/people.ts';
import { isOnStep, rubricSchema } from '../model/rubric.ts';
import { shippedRubrics } from '../rubrics.ts';
import { HIDDEN, masked } from './blind.ts';
import { ownTie } from './conflict.ts';
import { reminderDue, runsRound, whyNotArrange, whyNotDates, whyNotNow, whyNotOpen } from './round.ts';

const hub = newId<'InstitutionId'>();
const toba = newId<'InstitutionId'>();
const day = (n: number) => new Date(Date.UTC(2026, 2, n));

describe('who runs a round', () => {
  const round = { organiserId: hub, state: 'open' as const };

  test.each([
    ['secretariat', hub, null],
    ['hub_admin', hub, null],
    ['secretariat', toba, 'not_yours'],
    ['local_admin', hub, null],
    ['local_admin', toba, 'not_yours'],
    ['national', hub, null],
    ['evaluator', hub, 'not_yours'],
    ['system_admin', hub, 'not_yours'],
  ] as const)('%s', (role, place, why) => {
    const viewer = actingAs(role, place);
    expect(whyNotArrange(round, viewer)).toBe(why);
    expect(runsRound(round, viewer)).toBe(why === null);
  });

  test('nobody opens one, and nothing of a closed one is arranged', () => {
    expect(whyNotOpen(nobody)).toBe('not_yours');
    expect(whyNotOpen(actingAs('secretariat', toba))).toBeNull();
    expect(whyNotArrange({ ...round, state: 'closed' }, actingAs('hub_admin', hub))).toBe('closed');
  });
});

describe('when marks are written', () => {
  const round = { state: 'open' as const, opensAt: day(2), closesAt: day(9) };

  test('from the first moment to before the last', () => {
    expect(whyNotNow(round, day(1))).toBe('not_open_yet');
    expect(whyNotNow(round, day(2))).toBeNull();
    expect(whyNotNow(round, new Date(day(9).getTime() - 1))).toBeNull();
    expect(whyNotNow(round, day(9))).toBe('time_over');
    expect(whyNotNow({ ...round, state: 'closed' }, day(3))).toBe('closed');
  });

  test('and dates make sense', () => {
    expect(whyNotDates({ opensAt: day(2), closesAt: day(2) }, day(1))).toBe('dates_wrong');
    expect(whyNotDates({ opensAt: day(2), closesAt: day(9) }, day(10))).toBe('dates_wrong');
    expect(whyNotDates({ opensAt: day(2), closesAt: day(9) }, day(3))).toBeNull();
  });

  test('unfinished sheets are reminded of on three days', () => {
    expect([0, 1, 2, 3, 4, 7, 8].map((left) => reminderDue(day(10 + left), day(10)))).toEqual([
      null,
      1,
      null,
      3,
      null,
      7,
      null,
    ]);
  });
});

describe('a tie that comes by itself', () => {
  const subject = { institutionId: toba, regionCode: '12.12' };
  const at = (role: Role, institutionId: InstitutionId, regionCode: string | null) => ({
    role,
    institutionId,
    regionCode,
  });

  test.each([
    ['works in the institution', [at('innovator', toba, '12.12')], 'own_institution'],
    ['works elsewhere in the region', [at('leader', newId<'InstitutionId'>(), '12.12')], 'own_region'],
    ['works in another region', [at('planner', newId<'InstitutionId'>(), '12.07')], null],
    ['belongs nowhere', [], null],
  ] as const)('%s', (_, belongings, tie) => {
    expect(ownTie(belongings, subject, hub)).toBe(tie);
  });

  test('being called into the jury by the organiser is no belonging; the same role elsewhere is', () => {
    const own = { institutionId: hub, regionCode: '12' };
    expect(ownTie([at('evaluator', hub, '12')], own, hub)).toBeNull();
    expect(ownTie([at('coach', hub, '12')], own, hub)).toBe('own_institution');
    expect(ownTie([at('evaluator', toba, '12.12')], subject, hub)).toBe('own_institution');
  });

  test('a subject without region is near to nobody', () => {
    expect(ownTie([at('coach', hub, null)], { institutionId: toba, regionCode: null }, hub)).toBeNull();
  });
});

describe('blind reading', () => {
  test('hides names as whole words, longest first, however they are written', () => {
    const names = ['Pemerintah Kabupaten Toba', 'Kabupaten Toba', 'Toba', 'Sari Dewi', 'di'];
    const text = 'Di kabupaten\ntoba, SARI  DEWI bekerja. Tobasa dan di Toba.';
    expect(masked(text, names, HIDDEN)).toBe(`Di ${HIDDEN}, ${HIDDEN} bekerja. Tobasa dan di ${HIDDEN}.`);
  });

  test('takes signs in a name as they are, and leaves a text without names alone', () => {
    expect(masked('RSUD (Kelas B) Toba+', ['RSUD (Kelas B)'], HIDDEN)).toBe(`${HIDDEN} Toba+`);
    expect(masked('Apa saja.', ['  ', 'ab'], HIDDEN)).toBe('Apa saja.');
  });
});

describe('a rubric', () => {
  const [first, second] = plainRubric.criteria;

  test('is taken when its weights make a hundred', () => {
    expect(rubricSchema.safeParse(plainRubric).success).toBe(true);
    expect(shippedRubrics.map((it) => it.code)).toEqual(['five_criteria', 'kipp_2023_general']);
  });

  test.each([
    ['weights make 99', { ...plainRubric, criteria: [{ ...first, weight: 39 }, second] }],
    ['two criteria bear one code', { ...plainRubric, criteria: [first, { ...second, code: 'novelty' }] }],
    [
      'a criterion is called as the words on the whole',
      { ...plainRubric, criteria: [{ ...first, code: 'overall' }, second] },
    ],
    ['a scale ends before it begins', { ...plainRubric, criteria: [{ ...first, max: 0 }, second] }],
    ['the highest mark is no step', { ...plainRubric, criteria: [{ ...first, step: 30 }, second] }],
    ['there is no criterion', { ...plainRubric, criteria: [] }],
  ])('is refused when %s', (_, rubric) => {
    expect(rubricSchema.safeParse(rubric).success).toBe(false);
  });

  test('knows its steps in spite of floating sums', () => {
    const scale = { min: 1, step: 0.1 };
    expect([1, 1.3, 7.7, 9.9].map((mark) => isOnStep(scale, mark))).toEqual([true, true, true, true]);
    expect(isOnStep(scale, 1.35)).toBe(false);
  });
});
