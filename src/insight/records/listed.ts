import { type InstitutionId, institutionsByIds, type Viewer } from '#identity/index.ts';
import { type Figure, type FigureFilter, type FigureRecord, type FigureRow, figureFilterOf } from '#platform/figure.ts';
import { NotFound, type Visit } from '#platform/http/route.ts';

export type Figures = readonly Figure<Viewer>[];

/** A record with the name of its institution. */
export type ListedRecord = FigureRecord & { readonly institution: string };

export type AskedFigure = { readonly figure: Figure<Viewer>; readonly filter: FigureFilter };

/** The figure of the address with its filter; what this viewer may not ask is not there. */
export function askedFigure({ params, query, viewer }: Visit<Viewer>, figures: Figures): AskedFigure {
  const figure = figures.find((it) => it.key === params.angka);
  if (!figure?.admits(viewer)) throw new NotFound();
  return { figure, filter: figureFilterOf(query) };
}

/** One page of the things behind a number. */
export async function recordsOf(
  { db, viewer, now }: Visit<Viewer>,
  { figure, filter }: AskedFigure,
  window: { readonly size: number; readonly offset: number },
): Promise<readonly ListedRecord[]> {
  const records = await figure.records(db.conn, { viewer, now, filter }, window);
  const ids = [...new Set(records.flatMap((it) => it.institutionId ?? []))];
  const names = await institutionsByIds(db.conn, ids as InstitutionId[]);
  return records.map((it) => ({
    ...it,
    institution: it.institutionId ? (names.get(it.institutionId as InstitutionId)?.name ?? '') : '',
  }));
}

/** The number itself, and of how many things it is. */
export async function numberOf(
  { db, viewer, now }: Visit<Viewer>,
  { figure, filter }: AskedFigure,
): Promise<Pick<FigureRow, 'value' | 'things'>> {
  const rows = await figure.count(db.conn, { viewer, now, filter, by: [] });
  return rows[0] ?? { value: 0 };
}
