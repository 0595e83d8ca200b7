import { isActing, type Viewer } from '#identity/index.ts';
import type { Clinic, ClinicRefusal } from '../model/clinic.ts';
import type { ClinicState } from '../model/states.ts';

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

/** Whether the viewer works at the clinic: runs it or coaches there. */
export function isHost(clinic: Pick<Clinic, 'coaches'>, viewer: Viewer): boolean {
  return isStaff(viewer) || isCoachOf(clinic, viewer);
}

/**
 * May this viewer read the page of the clinic? The hub and its coaches always; from the announcement on the people of
 * invited institutions, and everybody when the hub opened it to all. `visibleTo` says the same in SQL.
 */
export function whyNotRead(clinic: Readable, viewer: Viewer): 'not_visible' | null {
  if (isHost(clinic, viewer)) return null;
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

/** What the hub does with a clinic beside writing on it, and from which states. */
export const deeds = ['announce', 'hold', 'close', 'cancel'] as const;
export type Deed = (typeof deeds)[number];
export const ways = {
  announce: { from: ['draft'], to: 'announced' },
  hold: { from: ['announced'], to: 'held' },
  close: { from: ['held'], to: 'closed' },
  cancel: { from: ['draft', 'announced'], to: 'cancelled' },
} as const satisfies Record<Deed, { readonly from: readonly ClinicState[]; readonly to: ClinicState }>;

/** Why the viewer cannot move the clinic so. */
export function whyNotMove(
  { state, startsAt }: Pick<Clinic, 'state' | 'startsAt'>,
  viewer: Viewer,
  { deed, now }: { readonly deed: Deed; readonly now: Date },
): ClinicRefusal | null {
  if (!isStaff(viewer)) return 'hub_only';
  const from: readonly ClinicState[] = ways[deed].from;
  if (!from.includes(state)) return 'other_state';
  if (deed === 'announce' && startsAt <= now) return 'in_the_past';
  return deed === 'hold' && startsAt > now ? 'not_begun' : null;
}
