import { expect, it } from 'vitest';
import type { Membership, MembershipId, Role } from '../model.ts';
import { actingOf } from './acting.ts';

const holding = (...roles: readonly Role[]) =>
  roles.map((role) => ({ id: `m-${role}` as MembershipId, role }) as Membership);

it('lets the first administrator begin as admin of the hub, not of the system', () => {
  expect(actingOf(holding('system_admin', 'hub_admin'), null)?.role).toBe('hub_admin');
});

it('keeps the chosen role while it is held', () => {
  expect(actingOf(holding('system_admin', 'hub_admin'), 'm-system_admin' as MembershipId)?.role).toBe('system_admin');
  expect(actingOf(holding('innovator'), 'm-coach' as MembershipId)?.role).toBe('innovator');
});

it('answers null without any role', () => {
  expect(actingOf([], null)).toBe(null);
});
