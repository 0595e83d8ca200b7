import { acting, regionByCode, type Viewer } from '#identity/index.ts';
import type { Figure } from '#platform/figure.ts';
import type { Visit } from '#platform/http/route.ts';
import type { View } from '../model/view.ts';
import type { Asking } from '../queries/asking.ts';
import { dashboardReaders, viewOf } from '../rules/place.ts';

export type Figures = readonly Figure<Viewer>[];
export const readers = acting(...dashboardReaders);
export const thisYearOf = (now: Date): number => now.getUTCFullYear();

/** The view that the address asks for, as far as this viewer may look. */
export function viewFor({ viewer, query, now }: Pick<Visit<Viewer>, 'viewer' | 'query' | 'now'>): View {
  const asked = { place: query.get('wilayah'), year: query.get('tahun') };
  const isRegion = (code: string) => regionByCode(code) !== null;
  return viewOf(viewer, asked, { thisYear: thisYearOf(now), isRegion });
}

export function askingOf(visit: Visit<Viewer>, figures: Figures): Asking {
  const { db, viewer, now } = visit;
  return { conn: db.conn, viewer, now, view: viewFor(visit), figures };
}
