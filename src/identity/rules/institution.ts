import type { InstitutionId, InstitutionKind, UnitId, Viewer } from '../model.ts';
import { isActing } from './guard.ts';

type Level = 'province' | 'regency' | 'city';

/** Kinds that govern a region, with its level. */
const governs: Partial<Record<InstitutionKind, Level>> = { province: 'province', regency: 'regency', city: 'city' };
/** Kinds that lie in a region though they do not govern it. */
const regional: readonly InstitutionKind[] = ['village', 'regional_enterprise'];

export function isGovernment(kind: InstitutionKind): boolean {
  return kind in governs;
}

/** Why an institution of this kind cannot belong to a region of this level; null when it can. */
export function whyNotRegion(kind: InstitutionKind, level: Level | null): 'region_missing' | 'region_level' | null {
  const wanted = governs[kind];
  if (wanted === undefined) return regional.includes(kind) && level === null ? 'region_missing' : null;
  if (level === null) return 'region_missing';
  return level === wanted ? null : 'region_level';
}

/** Why the viewer may not add or rename institutions; null when he may: it is the hub's list. */
export function whyNotChangeInstitutions(viewer: Viewer): 'not_yours' | null {
  return isActing(viewer, 'hub_admin', 'system_admin') ? null : 'not_yours';
}

/** Why the viewer may not change the units of this institution; null when he may. */
export function whyNotChangeUnits(viewer: Viewer, institutionId: InstitutionId): 'not_yours' | null {
  if (isActing(viewer, 'hub_admin', 'system_admin')) return null;
  const own = isActing(viewer, 'local_admin') && viewer.acting?.institutionId === institutionId;
  return own ? null : 'not_yours';
}

export type WhyNotParent = 'unknown' | 'closed' | 'circle';

/** Why a unit may not stand under this one; null when it may. `lineage` are the ids from the parent up to the root. */
export function whyNotUnder(
  unitId: UnitId | null,
  parent: {
    readonly institutionId: InstitutionId;
    readonly closedAt: Date | null;
    readonly lineage: readonly UnitId[];
  } | null,
  institutionId: InstitutionId,
): WhyNotParent | null {
  if (parent?.institutionId !== institutionId) return 'unknown';
  if (unitId !== null && parent.lineage.includes(unitId)) return 'circle';
  return parent.closedAt ? 'closed' : null;
}

export type WhyNotCloseUnit = 'not_yours' | 'already_closed' | 'has_open_units' | 'has_members';

/** Why this unit cannot be closed now; null when it can. Its people and lower units must have gone first. */
export function whyNotCloseUnit(
  viewer: Viewer,
  unit: {
    readonly institutionId: InstitutionId;
    readonly closedAt: Date | null;
    readonly openUnits: number;
    readonly members: number;
  },
): WhyNotCloseUnit | null {
  const refusal = whyNotChangeUnits(viewer, unit.institutionId);
  if (refusal) return refusal;
  if (unit.closedAt) return 'already_closed';
  if (unit.openUnits > 0) return 'has_open_units';
  return unit.members > 0 ? 'has_members' : null;
}
