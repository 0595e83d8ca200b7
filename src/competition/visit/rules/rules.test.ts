import { expect, test } from 'vitest';
import { actingAs } from '../../../../tests/support/people.ts';
import { newId } from '../../../platform/ids.ts';
import type { Check, Member } from '../model/visit.ts';
import { claimsOf } from './claims.ts';
import { missingOf, openClaims, whyNotFinish, whyNotRead, whyNotReopen } from './moves.ts';
import { placeFrom } from './place.ts';

const content = {
  sections: [
    { code: 'ringkasan', name: 'Ringkasan', name_en: 'Summary', text: 'Warga cepat dilayani.' },
    { code: 'kosong', name: 'Kosong', name_en: 'Empty', text: ' ' },
  ],
  evidence: [{ evidenceId: 'x', title: 'SK Bupati', askedName: 'Surat keputusan' }],
};

test('claims are the sections that say something and the evidence', () => {
  expect(claimsOf(content)).toEqual([
    { key: 's-ringkasan', name: 'Ringkasan', text: 'Warga cepat dilayani.' },
    { key: 'e-0', name: 'SK Bupati', text: 'Surat keputusan' },
  ]);
  expect(claimsOf(content, 'en')[0]?.name).toBe('Summary');
  expect(claimsOf({ sections: 'x' })).toEqual([]);
});

const member = (role: Member['role']): Member => ({ id: newId<'PersonId'>(), name: role, role });
const wanted = { panelists: 1, evaluators: 1 };
const whole = [member('panelist'), member('evaluator')];
const claims = claimsOf(content);
const checks: Check[] = [
  { claim: 's-ringkasan', seen: 'yes', note: '' },
  { claim: 'e-0', seen: 'partly', note: 'Fotokopi.' },
];

test('a team wants one of each panel, or as many as the edition says', () => {
  expect(missingOf([], wanted)).toEqual({ panelists: 1, evaluators: 1 });
  expect(missingOf(whole, { panelists: 2, evaluators: 1 })).toEqual({ panelists: 1, evaluators: 0 });
});

test('it is finished when the team is whole, each claim was looked for and something is concluded', () => {
  const visit = { state: 'draft' as const, members: whole, checks, conclusion: 'Sesuai.' };
  expect(whyNotFinish(visit, claims, wanted)).toBeNull();
  expect(whyNotFinish({ ...visit, members: [member('evaluator')] }, claims, wanted)).toBe('panelists_missing');
  expect(whyNotFinish({ ...visit, members: [member('panelist')] }, claims, wanted)).toBe('evaluators_missing');
  const open = [{ claim: 's-ringkasan', seen: null, note: 'Belum.' }, ...checks.slice(1)];
  expect(whyNotFinish({ ...visit, checks: open }, claims, wanted)).toBe('claims_open');
  expect(openClaims(claims, open).map((it) => it.key)).toEqual(['s-ringkasan']);
  expect(whyNotFinish({ ...visit, conclusion: ' ' }, claims, wanted)).toBe('conclusion_missing');
  expect(whyNotFinish({ ...visit, state: 'finished' }, claims, wanted)).toBe('finished');
  expect(whyNotFinish({ ...visit, state: 'reopened' }, claims, wanted)).toBeNull();
});

test('the team and the organiser see it, and only the organiser opens it again', () => {
  const [organiserId, elsewhere] = [newId<'InstitutionId'>(), newId<'InstitutionId'>()];
  const panelist = actingAs('panelist', organiserId);
  const visit = { organiserId, members: [{ id: panelist.person.id }], state: 'finished' as const };
  const secretary = actingAs('secretariat', organiserId);
  expect([whyNotRead(visit, panelist), whyNotRead(visit, secretary)]).toEqual([null, null]);
  for (const other of [
    actingAs('panelist', organiserId),
    actingAs('secretariat', elsewhere),
    actingAs('leader', organiserId),
  ])
    expect(whyNotRead(visit, other)).toBe('not_visible');
  expect(whyNotReopen(visit, secretary)).toBeNull();
  expect(whyNotReopen(visit, panelist)).toBe('not_found');
  expect(whyNotReopen({ ...visit, state: 'draft' }, secretary)).toBe('not_finished');
});

test.each([
  ['3.5952', '98,6722', '12.4', { latitude: 3.5952, longitude: 98.6722, accuracy: 12 }],
  ['-2', '+99', '', { latitude: -2, longitude: 99, accuracy: null }],
  ['', ' ', '5', null],
  ['3.5', '', '', 'wrong'],
  ['91', '98', '', 'wrong'],
  ['3', '181', '', 'wrong'],
  ['utara', '98', '', 'wrong'],
  ['3', '98', 'NaN', { latitude: 3, longitude: 98, accuracy: null }],
])('the place %s %s is read', (latitude, longitude, accuracy, expected) => {
  expect(placeFrom({ latitude, longitude, accuracy })).toEqual(expected);
});
