import { acting, hubInstitution, type InstitutionId, type Viewer } from '#identity/index.ts';
import { NotFound, type Visit } from '#platform/http/route.ts';
import { inLocale } from '#platform/i18n/i18n.ts';
import { boardOf } from '../../dashboard/queries/board.ts';
import type { Figures } from '../../dashboard/routes/visit.ts';
import { dashboardReaders } from '../../dashboard/rules/place.ts';
import type { Paper } from '../model/report.ts';
import { paperOf } from '../paper.ts';
import { textsOf } from '../queries/report.ts';
import { whyNotWrite } from '../rules/rules.ts';

export type ReportVisit = Visit<Viewer>;
export const readers = acting(...dashboardReaders);
export const writers = acting('hub_admin');

export type Hub = { readonly id: InstitutionId; readonly name: string };

/** The hub of this instance, whose report it is. */
export async function hubOf({ db, config }: ReportVisit): Promise<Hub> {
  const found = await hubInstitution(db.conn, config.hubRegion);
  if (!found) throw new NotFound();
  return found;
}

const FIRST_YEAR = 2000;

export function yearOf({ params, now }: ReportVisit): number {
  const text = params.tahun ?? '';
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year < FIRST_YEAR || year > now.getUTCFullYear()) throw new NotFound();
  return year;
}

export type OwnReport = { readonly hub: Hub; readonly year: number };

/** The report of the address, for those who write it. */
export async function ownReport(visit: ReportVisit): Promise<OwnReport> {
  const hub = await hubOf(visit);
  if (whyNotWrite(visit.viewer, hub.id)) throw new NotFound();
  return { hub, year: yearOf(visit) };
}

/** The report of this moment, in Indonesian, for it is signed here. */
export function paperNow(
  visit: ReportVisit,
  { hub, year }: OwnReport,
  figures: Figures,
  draft: boolean,
): Promise<Paper> {
  const { db, viewer, now, config } = visit;
  return inLocale('id', async () => {
    const view = { place: config.hubRegion, year };
    const board = await boardOf({ conn: db.conn, viewer, now, view, figures });
    const texts = await textsOf(db.conn, { hubId: hub.id, year });
    return paperOf({ year, hub: hub.name, board, texts, now, draft });
  });
}
