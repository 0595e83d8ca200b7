import type { Viewer } from '#identity/index.ts';
import type { View } from '../model/view.ts';

const YEARS_SHOWN = 6;
const PROVINCE_LENGTH = 2;

/** Who reads dashboards: those who run, plan for or lead a government, the ministry, and whoever runs the system. */
export const dashboardReaders = ['local_admin', 'hub_admin', 'planner', 'leader', 'national', 'system_admin'] as const;

/** Where a dashboard begins for this viewer: one's own region; null is the country, for ministries and the system. */
export function homePlace({ acting }: Pick<Viewer, 'acting'>): string | null {
  if (!acting || acting.role === 'national' || acting.role === 'system_admin') return null;
  return acting.regionCode;
}

/**
 * May this viewer look at the place? Those of a province and its regencies at all of that province, for what is counted there is either
 * public or asked of each figure; the country is the ministry's view.
 */
export function whyNotLook(viewer: Pick<Viewer, 'acting'>, place: string | null): 'elsewhere' | null {
  const home = homePlace(viewer);
  if (home === null) return null;
  return place !== null && place.slice(0, PROVINCE_LENGTH) === home.slice(0, PROVINCE_LENGTH) ? null : 'elsewhere';
}

/** The years one can choose, the running one first. */
export function yearsOf(thisYear: number): readonly number[] {
  return Array.from({ length: YEARS_SHOWN }, (_, back) => thisYear - back);
}

export const isProvince = (place: string | null): boolean => place?.length === PROVINCE_LENGTH;

type Asked = { readonly place: string | null; readonly year: string | null };

/** What the address asks for; nothing said is one's own region in the running year, and what is said wrongly, too. */
export function viewOf(
  viewer: Pick<Viewer, 'acting'>,
  { place, year }: Asked,
  { thisYear, isRegion }: { readonly thisYear: number; readonly isRegion: (code: string) => boolean },
): View {
  const asked = place === 'nasional' ? null : place;
  const isGood = place !== null && (asked === null || isRegion(asked)) && whyNotLook(viewer, asked) === null;
  const known = yearsOf(thisYear).find((it) => String(it) === year) ?? thisYear;
  return { place: isGood ? asked : homePlace(viewer), year: year === 'semua' ? null : known };
}
