import type { Viewer } from '../model.ts';
import { isActing } from './guard.ts';
import type { Standing } from './person.ts';

const MINUTE_MS = 60 * 1000;
/** Long enough to see what somebody sees, short enough not to be forgotten. */
export const SUPPORT_VIEW_MINUTES = 15;
export const LONGEST_REASON = 300;

export function supportViewEnd(begunAt: Date): Date {
  return new Date(begunAt.getTime() + SUPPORT_VIEW_MINUTES * MINUTE_MS);
}

export type WhyNotViewAs = 'not_yours' | 'yourself' | 'deactivated' | 'system_admin';

/** Why the viewer may not look at the hub through this person's eyes; null when he may: only who runs the system, and never at his own kind. */
export function whyNotViewAs(viewer: Viewer, person: Standing): WhyNotViewAs | null {
  if (!isActing(viewer, 'system_admin') || viewer.support) return 'not_yours';
  if (person.id === viewer.person?.id) return 'yourself';
  if (person.deactivatedAt) return 'deactivated';
  return person.held.some((it) => it.role === 'system_admin') ? 'system_admin' : null;
}
