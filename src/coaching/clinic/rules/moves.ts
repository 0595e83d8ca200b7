import { isActing, type Viewer } from '#identity/index.ts';
import type { Clinic, ClinicRefusal } from '../model/clinic.ts';

type Readable = Pick<Clinic, 'announcedAt' | 'isPublic' | 'coaches' | 'invited'>;

/** Whether the viewer runs clinics: the hub does. */
export function isStaff(viewer: Viewer): boolean {
  return isActing(viewer, 'hub_admin');
}

export function isCoachOf({ coaches }: Pick<Clinic, 'coaches'>, { person }: Viewer): boolean {
  return person !== null && coaches.some((it) => it.id === person.id);
}

export function isInvited({ invited }: Pick<Clinic, 'invited'>, { acting }: Viewer): boolean {
  return acting !== null && invited.some((it) => it.id === acting.institutionId);
}

/**
 * May this viewer read the page of the clinic? The hub and its coaches always; from the announcement on the people of
 * invited institutions, and everybody when the hub opened it to all. `visibleTo` says the same in SQL.
 */
export function whyNotRead(clinic: Readable, viewer: Viewer): 'not_visible' | null {
  if (isStaff(viewer) || isCoachOf(clinic, viewer)) return null;
  if (clinic.announcedAt === null) return 'not_visible';
  return clinic.isPublic || isInvited(clinic, viewer) ? null : 'not_visible';
}

/** Why the viewer cannot plan a clinic. */
export function whyNotPlan(viewer: Viewer): ClinicRefusal | null {
  return isStaff(viewer) ? null : 'hub_only';
}

/** Why the viewer cannot change what is planned: only until it has taken place. */
export function whyNotChange({ state }: Pick<Clinic, 'state'>, viewer: Viewer): ClinicRefusal | null {
  if (!isStaff(viewer)) return 'hub_only';
  return state === 'draft' || state === 'announced' ? null : 'over';
}
