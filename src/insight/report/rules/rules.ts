import type { Viewer } from '#identity/index.ts';
import { LONGEST_REASON, LONGEST_TEXT, type ReportRefusal } from '../model/report.ts';

/** The report is written and frozen by the admin of the hub. */
export function whyNotWrite(viewer: Pick<Viewer, 'acting'>, hubId: string): 'not_yours' | null {
  return viewer.acting?.role === 'hub_admin' && viewer.acting.institutionId === hubId ? null : 'not_yours';
}

export const whyNotText = (body: string): ReportRefusal | null => ([...body].length > LONGEST_TEXT ? 'too_long' : null);

/** A year that has not begun has no report; a second freezing says why. */
export function whyNotFreeze(
  { year, frozen, reason }: { readonly year: number; readonly frozen: number; readonly reason: string },
  thisYear: number,
): ReportRefusal | null {
  if (year > thisYear) return 'year_ahead';
  if (frozen > 0 && reason.trim() === '') return 'reason_missing';
  return [...reason].length > LONGEST_REASON ? 'too_long' : null;
}
