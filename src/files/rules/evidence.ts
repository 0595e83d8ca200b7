import { isActing, type Viewer } from '#identity/index.ts';
import type { Evidence, EvidenceOwnership, EvidenceRefusal } from '../model.ts';

/** Why the viewer may not change the evidence; null when it is allowed. Whether it may be read is asked before. */
export function whyNotChange(
  evidence: EvidenceOwnership & Pick<Evidence, 'archivedAt'>,
  viewer: Viewer,
  move: 'edit' | 'archive' | 'restore',
): EvidenceRefusal | null {
  if (!runs(evidence, viewer)) return 'not_yours';
  if (move === 'restore') return evidence.archivedAt ? null : 'not_archived';
  return evidence.archivedAt ? 'archived' : null;
}

function runs(evidence: EvidenceOwnership, viewer: Viewer): boolean {
  const { person, acting } = viewer;
  if (!person || !acting) return false;
  if (acting.role === 'hub_admin') return true;
  if (acting.institutionId !== evidence.institutionId) return false;
  if (acting.role === 'local_admin') return true;
  if (acting.role !== 'innovator') return false;
  return evidence.createdBy === person.id || (acting.unitId !== null && acting.unitId === evidence.unitId);
}

/** Whether the viewer puts evidence into a locker of the own institution. */
export function mayAdd(viewer: Viewer): boolean {
  return isActing(viewer, 'innovator', 'local_admin', 'hub_admin');
}

/** Whether the viewer has a locker to look into. */
export function hasLocker(viewer: Viewer): boolean {
  return isActing(viewer, 'innovator', 'local_admin', 'hub_admin', 'system_admin', 'planner', 'leader');
}

/** Its last year is this one or over; `year` is today's. */
export function isExpiring(evidence: Pick<Evidence, 'validityYear'>, year: number): boolean {
  return evidence.validityYear !== null && evidence.validityYear <= year;
}

export function isBroken(evidence: Pick<Evidence, 'linkState'>): boolean {
  return evidence.linkState === 'broken' || evidence.linkState === 'unreachable';
}
