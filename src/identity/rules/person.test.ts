import { describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { actingAs } from '../../../tests/support/people.ts';
import { type InstitutionId, nobody, type Role } from '../model.ts';
import { whyNotDeactivate, whyNotEndMembership, whyNotReactivate, whyNotReadPerson } from './person.ts';

const hub = newId<'InstitutionId'>();
const toba = newId<'InstitutionId'>();
const other = newId<'PersonId'>();
const many = { hubAdmins: 2, systemAdmins: 2 };
const one = { hubAdmins: 1, systemAdmins: 1 };

const held = (role: Role, institutionId: InstitutionId) => ({
  role,
  institutionId,
  personId: other,
  endedAt: null,
  active: true,
});

describe('why one may not end a membership', () => {
  test.each([
    ['innovator by the admin lokal', actingAs('local_admin', toba), held('innovator', toba), many, null],
    ['of another institution', actingAs('local_admin', hub), held('innovator', toba), many, 'other_institution'],
    ['admin lokal by an admin lokal', actingAs('local_admin', toba), held('local_admin', toba), many, 'role_not_yours'],
    ['admin lokal by the hub', actingAs('hub_admin', hub), held('local_admin', toba), one, null],
    ['one of two admins of the hub', actingAs('hub_admin', hub), held('hub_admin', hub), many, null],
    ['the last admin of the hub', actingAs('system_admin', hub), held('hub_admin', hub), one, 'last_hub_admin'],
    [
      'the last admin of the system',
      actingAs('system_admin', hub),
      held('system_admin', hub),
      one,
      'last_system_admin',
    ],
    ['by a coach', actingAs('coach', toba), held('innovator', toba), many, 'role_not_yours'],
    ['that has ended', actingAs('hub_admin', hub), { ...held('coach', hub), endedAt: new Date() }, many, 'ended'],
  ] as const)('%s', (_name, viewer, membership, counts, why) => {
    expect(whyNotEndMembership(viewer, membership, counts)).toBe(why);
  });

  test('one may give up the own, but not as the last', () => {
    const viewer = actingAs('hub_admin', hub);
    const own = { ...held('hub_admin', hub), personId: viewer.person.id };
    expect(whyNotEndMembership(viewer, own, many)).toBeNull();
    expect(whyNotEndMembership(viewer, own, one)).toBe('last_hub_admin');
    const innovator = actingAs('innovator', toba);
    expect(
      whyNotEndMembership(innovator, { ...held('innovator', toba), personId: innovator.person.id }, one),
    ).toBeNull();
  });

  test('that of a deactivated person does not count as the last', () => {
    const idle = { ...held('hub_admin', hub), active: false };
    expect(whyNotEndMembership(actingAs('hub_admin', hub), idle, one)).toBeNull();
  });
});

describe('why one may not close an account', () => {
  const person = (...roles: readonly (readonly [Role, InstitutionId])[]) => ({
    id: other,
    deactivatedAt: null,
    held: roles.map(([role, institutionId]) => ({ role, institutionId })),
  });

  test.each([
    ['innovator by the admin lokal', actingAs('local_admin', toba), person(['innovator', toba]), one, null],
    [
      'who also works elsewhere',
      actingAs('local_admin', toba),
      person(['innovator', toba], ['coach', hub]),
      one,
      'not_yours',
    ],
    ['without any role', actingAs('local_admin', toba), person(), one, 'not_yours'],
    ['without any role by the hub', actingAs('hub_admin', hub), person(), one, null],
    ['admin of the system by the hub', actingAs('hub_admin', hub), person(['system_admin', hub]), many, 'not_yours'],
    ['the last admin of the hub', actingAs('system_admin', hub), person(['hub_admin', hub]), one, 'last_hub_admin'],
    ['by a leader', actingAs('leader', toba), person(['innovator', toba]), one, 'not_yours'],
  ] as const)('%s', (_name, viewer, standing, counts, why) => {
    expect(whyNotDeactivate(viewer, standing, counts)).toBe(why);
  });

  test('the own, and one that is closed', () => {
    const viewer = actingAs('system_admin', hub);
    expect(whyNotDeactivate(viewer, { ...person(), id: viewer.person.id }, many)).toBe('yourself');
    expect(whyNotDeactivate(viewer, { ...person(), deactivatedAt: new Date() }, many)).toBe('already');
    expect(whyNotReactivate(viewer, { ...person(), deactivatedAt: new Date() })).toBeNull();
    expect(whyNotReactivate(viewer, person())).toBe('already');
    expect(whyNotReactivate(actingAs('coach', toba), { ...person(), deactivatedAt: new Date() })).toBe('not_yours');
  });
});

test('a person is seen by the hub and by the admin lokal of an institution where he works', () => {
  const works = [{ role: 'innovator' as const, institutionId: toba }];
  expect(whyNotReadPerson(actingAs('hub_admin', hub), [])).toBeNull();
  expect(whyNotReadPerson(actingAs('local_admin', toba), works)).toBeNull();
  expect(whyNotReadPerson(actingAs('local_admin', hub), works)).toBe('not_yours');
  expect(whyNotReadPerson(actingAs('innovator', toba), works)).toBe('not_yours');
  expect(whyNotReadPerson(nobody, works)).toBe('not_yours');
});
