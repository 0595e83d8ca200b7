import type { InstitutionId, PersonId, Role, Viewer } from '../model.ts';
import { whyNotGrant } from './grant.ts';
import { isActing } from './guard.ts';

export type Held = { readonly role: Role; readonly institutionId: InstitutionId };

/** How many living people act as administrators of the hub; at least one of each must stay. */
export type AdminCounts = { readonly hubAdmins: number; readonly systemAdmins: number };

export type WhyNotEndMembership =
  | 'ended'
  | 'role_not_yours'
  | 'other_institution'
  | 'last_hub_admin'
  | 'last_system_admin';

/** Why the viewer may not end this membership; null when he may. One may always give up one's own, save the last admin. */
export function whyNotEndMembership(
  viewer: Viewer,
  membership: Held & { readonly personId: PersonId; readonly endedAt: Date | null; readonly active: boolean },
  counts: AdminCounts,
): WhyNotEndMembership | null {
  if (membership.endedAt) return 'ended';
  const refusal = membership.personId === viewer.person?.id ? null : whyNotGrant(viewer, membership);
  return refusal ?? (membership.active ? whyNotLose([membership], counts) : null);
}

/** The last administrator may not go, or nobody could let anyone in again. */
function whyNotLose(held: readonly Held[], counts: AdminCounts): 'last_hub_admin' | 'last_system_admin' | null {
  if (held.some((it) => it.role === 'hub_admin') && counts.hubAdmins <= 1) return 'last_hub_admin';
  if (held.some((it) => it.role === 'system_admin') && counts.systemAdmins <= 1) return 'last_system_admin';
  return null;
}

/** Why the viewer may not see this person's page; null when he may. The same rule as `peopleVisibleTo`. */
export function whyNotReadPerson(viewer: Viewer, held: readonly Held[]): 'not_yours' | null {
  if (isActing(viewer, 'hub_admin', 'system_admin')) return null;
  if (!isActing(viewer, 'local_admin')) return 'not_yours';
  return held.some((it) => it.institutionId === viewer.acting?.institutionId) ? null : 'not_yours';
}

export type WhyNotDeactivate = 'not_yours' | 'yourself' | 'already' | 'last_hub_admin' | 'last_system_admin';
export type Standing = { readonly id: PersonId; readonly deactivatedAt: Date | null; readonly held: readonly Held[] };

/** Why the viewer may not close this account; null when he may. An admin lokal only accounts that he could have opened. */
export function whyNotDeactivate(viewer: Viewer, person: Standing, counts: AdminCounts): WhyNotDeactivate | null {
  if (person.id === viewer.person?.id) return 'yourself';
  if (!governs(viewer, person.held)) return 'not_yours';
  if (person.deactivatedAt) return 'already';
  return whyNotLose(person.held, counts);
}

/** Why the viewer may not open this account again; null when he may. */
export function whyNotReactivate(viewer: Viewer, person: Standing): 'not_yours' | 'already' | null {
  if (!governs(viewer, person.held)) return 'not_yours';
  return person.deactivatedAt ? null : 'already';
}

/** Whether the whole account is within the reach of the viewer: he could have given every role it holds. */
export function governs(viewer: Viewer, held: readonly Held[]): boolean {
  if (isActing(viewer, 'system_admin')) return true;
  if (isActing(viewer, 'hub_admin')) return held.every((it) => whyNotGrant(viewer, it) === null);
  return held.length > 0 && held.every((it) => whyNotGrant(viewer, it) === null);
}

export type WhyNotResetSecondFactor = 'not_yours' | 'yourself' | 'off';

/** Why the viewer may not take this person's second factor away; null when he may. One's own is switched off with the password. */
export function whyNotResetSecondFactor(
  viewer: Viewer,
  person: Standing & { readonly secondFactor: boolean },
): WhyNotResetSecondFactor | null {
  if (person.id === viewer.person?.id) return 'yourself';
  if (!isActing(viewer, 'hub_admin', 'system_admin') || !governs(viewer, person.held)) return 'not_yours';
  return person.secondFactor ? null : 'off';
}
