import { expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { actingAs } from '../../../tests/support/people.ts';
import { nobody } from '../model.ts';
import {
  whyNotChangeInstitutions,
  whyNotChangeUnits,
  whyNotCloseUnit,
  whyNotRegion,
  whyNotUnder,
} from './institution.ts';

const hub = newId<'InstitutionId'>();
const toba = newId<'InstitutionId'>();

test.each([
  ['province', 'province', null],
  ['province', 'regency', 'region_level'],
  ['regency', 'regency', null],
  ['regency', 'city', 'region_level'],
  ['city', 'city', null],
  ['city', null, 'region_missing'],
  ['village', 'regency', null],
  ['village', null, 'region_missing'],
  ['regional_enterprise', 'province', null],
  ['regional_enterprise', null, 'region_missing'],
  ['ministry', null, null],
  ['agency', 'province', null],
  ['state_enterprise', null, null],
  ['other', null, null],
] as const)('a %s in a %s: %s', (kind, level, why) => {
  expect(whyNotRegion(kind, level)).toBe(why);
});

test('the list of institutions is the hub’s, the units are those of the institution', () => {
  expect(whyNotChangeInstitutions(actingAs('hub_admin', hub))).toBeNull();
  expect(whyNotChangeInstitutions(actingAs('local_admin', toba))).toBe('not_yours');
  expect(whyNotChangeUnits(actingAs('local_admin', toba), toba)).toBeNull();
  expect(whyNotChangeUnits(actingAs('local_admin', toba), hub)).toBe('not_yours');
  expect(whyNotChangeUnits(actingAs('system_admin', hub), toba)).toBeNull();
  expect(whyNotChangeUnits(actingAs('leader', toba), toba)).toBe('not_yours');
  expect(whyNotChangeUnits(nobody, toba)).toBe('not_yours');
});

test('a unit stands under an open unit of the same institution, never under itself', () => {
  const [self, parent] = [newId<'UnitId'>(), newId<'UnitId'>()];
  const open = { institutionId: toba, closedAt: null, lineage: [parent] };
  expect(whyNotUnder(self, open, toba)).toBeNull();
  expect(whyNotUnder(null, open, toba)).toBeNull();
  expect(whyNotUnder(self, null, toba)).toBe('unknown');
  expect(whyNotUnder(self, open, hub)).toBe('unknown');
  expect(whyNotUnder(self, { ...open, closedAt: new Date() }, toba)).toBe('closed');
  expect(whyNotUnder(self, { ...open, lineage: [parent, self] }, toba)).toBe('circle');
});

test('a unit is closed when nobody and nothing is left in it', () => {
  const unit = { institutionId: toba, closedAt: null, openUnits: 0, members: 0 };
  const admin = actingAs('local_admin', toba);
  expect(whyNotCloseUnit(admin, unit)).toBeNull();
  expect(whyNotCloseUnit(actingAs('local_admin', hub), unit)).toBe('not_yours');
  expect(whyNotCloseUnit(admin, { ...unit, closedAt: new Date() })).toBe('already_closed');
  expect(whyNotCloseUnit(admin, { ...unit, openUnits: 1, members: 3 })).toBe('has_open_units');
  expect(whyNotCloseUnit(admin, { ...unit, members: 1 })).toBe('has_members');
});
