import { describe, expect, test } from 'vitest';
import type { InstitutionId, PersonId, UnitId, Viewer } from '#identity/index.ts';
import type { Phase } from '../../catalogue/rules/period.ts';
import type { SheetState } from '../model/states.ts';
import { type SheetAt, whyNotFill, whyNotReturn, whyNotVerifyAnswer, whyNotWithdraw } from './moves.ts';

const [toba, unit, other] = ['toba', 'unit', 'other'] as unknown as [InstitutionId, UnitId, UnitId];
const [sari, maria] = ['sari', 'maria'] as unknown as [PersonId, PersonId];

function viewer(id: PersonId, role: 'innovator' | 'local_admin', unitId: UnitId | null): Viewer {
  const membership = { role, institutionId: toba, unitId };
  return { person: { id, name: id }, acting: membership, memberships: [membership] } as unknown as Viewer;
}

const at = (state: SheetState, phase: Phase = 'filling'): SheetAt => ({
  sheet: { state, kind: 'innovation', institutionId: toba, unitId: unit, createdBy: sari },
  phase,
});
const admin = viewer(maria, 'local_admin', null);
const writer = viewer(sari, 'innovator', unit);

describe('a claim', () => {
  const claim = { option: 'a', claimedBy: sari };
  test.each<readonly [string, Viewer, typeof claim | null, string | null]>([
    ['of somebody else is judged', admin, claim, null],
    ['of one’s own is not', admin, { ...claim, claimedBy: maria }, 'own_claim'],
    ['of the own unit is not, whoever wrote it', viewer(maria, 'local_admin', unit), claim, 'own_unit'],
    ['of another unit is', viewer(maria, 'local_admin', other), claim, null],
    ['is not judged by those who answer', writer, claim, 'not_yours'],
    ['that is not there is not judged', admin, null, 'not_answered'],
    ['that was taken back is not judged', admin, { ...claim, option: '' }, 'not_answered'],
  ])('%s', (_, who, answer, why) => {
    expect(whyNotVerifyAnswer(at('handed_in'), who, answer)).toBe(why);
  });
});

describe('the period', () => {
  const told = (phase: Phase) => [
    whyNotFill(at('filling', phase), writer),
    whyNotFill(at('returned', phase), writer),
    whyNotWithdraw(at('handed_in', phase), writer, []),
    whyNotVerifyAnswer(at('handed_in', phase), admin, { option: 'a', claimedBy: sari }),
    whyNotReturn(at('verified', phase), admin),
  ];
  test.each<readonly [Phase, readonly (string | null)[]]>([
    ['before', ['not_opened_yet', 'not_opened_yet', 'period_over', null, null]],
    ['filling', [null, null, null, null, null]],
    ['verifying', ['period_over', null, 'period_over', null, null]],
    ['over', ['period_over', 'period_over', 'period_over', 'period_over', 'period_over']],
  ])('%s: filling, mending what was returned, taking back, judging, returning', (phase, wanted) => {
    expect(told(phase)).toEqual(wanted);
  });
});
