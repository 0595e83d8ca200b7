import { isActing, type Role, type Viewer } from '#identity/index.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import type { SheetOwnership } from '../model/sheet.ts';

/** Who reads sheets of every institution. */
export const overseers = ['hub_admin', 'national', 'system_admin'] as const;
/** Who reads those of the institution in which they act. */
export const insiders = ['local_admin', 'planner', 'leader'] as const;

/** Everybody who has sheets to see. */
export const listerRoles = ['innovator', ...insiders, ...overseers] as const;

/** Who fills the sheets of their own institution, by kind of subject; an innovator those of the own unit. */
const fillers = {
  innovation: ['innovator', 'local_admin', 'planner', 'hub_admin'],
  government: ['local_admin', 'planner', 'hub_admin'],
  hub: ['planner', 'hub_admin'],
} as const satisfies Record<SubjectKind, readonly Role[]>;

/** Everybody who may fill some sheet. */
export const fillerRoles = ['innovator', 'local_admin', 'planner', 'hub_admin'] as const;

const isOfInstitution = (sheet: SheetOwnership, viewer: Viewer): boolean =>
  viewer.acting?.institutionId === sheet.institutionId;

/** An innovator's own: of the unit acted in, of no unit, or begun by oneself. */
function isOwn(sheet: SheetOwnership, viewer: Viewer): boolean {
  if (!isOfInstitution(sheet, viewer)) return false;
  const { acting, person } = viewer;
  return sheet.unitId === null || sheet.unitId === acting?.unitId || sheet.createdBy === person?.id;
}

/** May this viewer read the sheet? `visibleTo` says the same in SQL. */
export function whyNotRead(sheet: SheetOwnership, viewer: Viewer): 'not_visible' | null {
  if (isActing(viewer, ...overseers)) return null;
  if (isActing(viewer, ...insiders)) return isOfInstitution(sheet, viewer) ? null : 'not_visible';
  return isActing(viewer, 'innovator') && sheet.kind === 'innovation' && isOwn(sheet, viewer) ? null : 'not_visible';
}

/** Whether the viewer answers for the sheet's subject, whatever state the sheet is in. */
export function isFiller(sheet: SheetOwnership, viewer: Viewer): boolean {
  if (!isActing(viewer, ...fillers[sheet.kind]) || !isOfInstitution(sheet, viewer)) return false;
  return isActing(viewer, 'innovator') ? isOwn(sheet, viewer) : true;
}

/**
 * Whether the viewer verifies sheets like this one: the admin of an institution those of its units, the hub those of governments and all
 * others, the ministry those of hubs; a hub without a ministry at hand is verified by a colleague.
 */
export function isVerifier(sheet: SheetOwnership, viewer: Viewer): boolean {
  if (isActing(viewer, 'hub_admin', 'national')) return true;
  return sheet.kind === 'innovation' && isActing(viewer, 'local_admin') && isOfInstitution(sheet, viewer);
}

/** Nobody judges the claims of a unit to which they belong. */
export function isOfUnit(sheet: SheetOwnership, viewer: Viewer): boolean {
  return sheet.unitId !== null && viewer.memberships.some((it) => it.unitId === sheet.unitId);
}
