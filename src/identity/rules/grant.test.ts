import { describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { actingAs } from '../../../tests/support/people.ts';
import { type InstitutionId, nobody, type Role, roles, type UnitId, type Viewer } from '../model.ts';
import { grantableRoles, whyNotGrant, whyNotInvite } from './grant.ts';

const hub = newId<'InstitutionId'>();
const toba = newId<'InstitutionId'>();
const school = newId<'UnitId'>();

describe('roles that may be given', () => {
  test.each([
    ['system_admin', roles.length],
    ['hub_admin', roles.length - 1],
    ['local_admin', 7],
    ['secretariat', 2],
    ['evaluator', 0],
    ['panelist', 0],
    ['coach', 0],
    ['planner', 0],
    ['leader', 0],
    ['national', 2],
    ['innovator', 0],
  ] as const)('%s gives %i', (role, count) => {
    expect(grantableRoles(actingAs(role, toba))).toHaveLength(count);
  });

  test('the hub gives every role but that of the system; an admin lokal those below', () => {
    expect(grantableRoles(actingAs('hub_admin', hub))).not.toContain('system_admin');
    expect(grantableRoles(actingAs('local_admin', toba))).toEqual([
      'innovator',
      'secretariat',
      'evaluator',
      'panelist',
      'coach',
      'planner',
      'leader',
    ]);
  });

  test('nobody gives none, and neither does a role that is held but not acted in', () => {
    expect(grantableRoles(nobody)).toEqual([]);
    const both = actingAs('coach', toba);
    const admin = actingAs('local_admin', toba);
    expect(grantableRoles({ ...both, memberships: [...both.memberships, ...admin.memberships] })).toEqual([]);
  });
});

describe('why one may not invite', () => {
  const open = { institutionId: toba, closedAt: null };
  const cases: readonly (readonly [
    string,
    Viewer,
    Role,
    InstitutionId,
    UnitId | null,
    typeof open | null,
    string | null,
  ])[] = [
    [
      'innovator into a unit of the own institution',
      actingAs('local_admin', toba),
      'innovator',
      toba,
      school,
      open,
      null,
    ],
    ['leader of the own institution', actingAs('local_admin', toba), 'leader', toba, null, null, null],
    ['innovator without unit', actingAs('local_admin', toba), 'innovator', toba, null, null, 'unit_required'],
    ['into another institution', actingAs('local_admin', hub), 'innovator', toba, school, open, 'other_institution'],
    ['a second admin lokal', actingAs('local_admin', toba), 'local_admin', toba, null, null, 'role_not_yours'],
    ['admin lokal anywhere by the hub', actingAs('hub_admin', hub), 'local_admin', toba, null, null, null],
    ['admin of the hub in the hub', actingAs('hub_admin', hub), 'hub_admin', hub, null, null, null],
    ['admin of the hub elsewhere', actingAs('hub_admin', hub), 'hub_admin', toba, null, null, 'hub_institution_only'],
    ['system by the hub', actingAs('hub_admin', hub), 'system_admin', hub, null, null, 'role_not_yours'],
    ['system by the system', actingAs('system_admin', hub), 'system_admin', hub, null, null, null],
    ['a unit that is not there', actingAs('hub_admin', hub), 'innovator', toba, school, null, 'unit_unknown'],
    [
      'a unit of another institution',
      actingAs('hub_admin', hub),
      'innovator',
      toba,
      school,
      { institutionId: hub, closedAt: null },
      'unit_unknown',
    ],
    [
      'a closed unit',
      actingAs('hub_admin', hub),
      'innovator',
      toba,
      school,
      { institutionId: toba, closedAt: new Date('2026-01-01') } as never,
      'unit_closed',
    ],
    ['a coach invites nobody', actingAs('coach', toba), 'innovator', toba, school, open, 'role_not_yours'],
    ['nobody invites nobody', nobody, 'innovator', toba, school, open, 'role_not_yours'],
  ];

  test.each(cases)('%s', (_name, viewer, role, institutionId, unitId, unit, why) => {
    expect(whyNotInvite(viewer, { role, institutionId, unitId }, { hubInstitutionId: hub, unit })).toBe(why);
  });

  test('without an institution of the hub nobody becomes its admin', () => {
    const wanted = { role: 'hub_admin' as const, institutionId: hub, unitId: null };
    const facts = { hubInstitutionId: null, unit: null };
    expect(whyNotInvite(actingAs('system_admin', hub), wanted, facts)).toBe('hub_institution_only');
  });
});

test('taking a role away asks the same as giving it', () => {
  expect(whyNotGrant(actingAs('local_admin', toba), { role: 'innovator', institutionId: toba })).toBeNull();
  expect(whyNotGrant(actingAs('local_admin', toba), { role: 'innovator', institutionId: hub })).toBe(
    'other_institution',
  );
});
