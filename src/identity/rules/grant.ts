import type { InstitutionId, Role, UnitId, Viewer } from '../model.ts';
import { roles } from '../model.ts';
import { isActing } from './guard.ts';

/** Which roles an acting role may give and take away; the admin lokal only within the own institution. */
const grants = {
  system_admin: roles,
  hub_admin: roles.filter((role) => role !== 'system_admin'),
  // Whoever may organise a competition calls those who run and judge it.
  local_admin: ['innovator', 'planner', 'leader', 'coach', 'secretariat', 'evaluator', 'panelist'],
  secretariat: ['evaluator', 'panelist'],
  evaluator: [],
  panelist: [],
  coach: [],
  planner: [],
  leader: [],
  national: ['evaluator', 'panelist'],
  innovator: [],
} satisfies Record<Role, readonly Role[]>;

/** Roles that only make sense in a unit; the others may be held in one, such as a division, or in the whole institution. */
export function needsUnit(role: Role): boolean {
  return role === 'innovator';
}

/** Roles that run the whole hub are held in the hub's own institution. */
const hubOnly: readonly Role[] = ['hub_admin', 'system_admin'];

export function isHubRole(role: Role): boolean {
  return hubOnly.includes(role);
}

export type Wanted = { readonly role: Role; readonly institutionId: InstitutionId; readonly unitId: UnitId | null };
export type GrantFacts = {
  readonly hubInstitutionId: InstitutionId | null;
  /** The wanted unit as it stands; null when there is none of that id. */
  readonly unit: { readonly institutionId: InstitutionId; readonly closedAt: Date | null } | null;
};
export type WhyNotGrant =
  | 'role_not_yours'
  | 'other_institution'
  | 'hub_institution_only'
  | 'unit_required'
  | 'unit_unknown'
  | 'unit_closed';

/** The roles that the viewer may give to others, in the order of the model. */
export function grantableRoles(viewer: Viewer): readonly Role[] {
  if (!viewer.person || !viewer.acting) return [];
  const mine: readonly Role[] = grants[viewer.acting.role];
  return roles.filter((role) => mine.includes(role));
}

/** Why the viewer may not give or take this role there; null when he may. */
export function whyNotGrant(
  viewer: Viewer,
  wanted: { readonly role: Role; readonly institutionId: InstitutionId },
): 'role_not_yours' | 'other_institution' | null {
  if (!grantableRoles(viewer).includes(wanted.role)) return 'role_not_yours';
  const everywhere = isActing(viewer, 'hub_admin', 'system_admin');
  return everywhere || viewer.acting?.institutionId === wanted.institutionId ? null : 'other_institution';
}

/** Why nobody may be invited into this role there by this viewer; null when one may. */
export function whyNotInvite(viewer: Viewer, wanted: Wanted, facts: GrantFacts): WhyNotGrant | null {
  const refusal = whyNotGrant(viewer, wanted);
  if (refusal) return refusal;
  return whyNotHold(wanted, facts);
}

/** Why the role cannot be held there at all, whoever gives it; null when it can. */
export function whyNotHold(wanted: Wanted, facts: GrantFacts): WhyNotGrant | null {
  if (isHubRole(wanted.role) && wanted.institutionId !== facts.hubInstitutionId) return 'hub_institution_only';
  if (wanted.unitId === null) return needsUnit(wanted.role) ? 'unit_required' : null;
  if (facts.unit?.institutionId !== wanted.institutionId) return 'unit_unknown';
  return facts.unit.closedAt ? 'unit_closed' : null;
}
