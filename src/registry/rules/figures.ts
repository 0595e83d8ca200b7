import type { ImpactRow, InnovationContent } from '../model/content.ts';
import { type Change, changeOf } from './impact.ts';

/** A row of the impact table in two versions; one side is null where the row came in or was taken out. */
export type RowPair =
  | { readonly kind: 'kept'; readonly from: ImpactRow; readonly to: ImpactRow }
  | { readonly kind: 'added'; readonly from: null; readonly to: ImpactRow }
  | { readonly kind: 'removed'; readonly from: ImpactRow; readonly to: null };

/** One figure in two versions; no change is told where a side is missing or the two are counted in other units. */
export type FigurePair = {
  readonly measure: 'before' | 'after';
  readonly from: number | null;
  readonly to: number | null;
  readonly change: Change | null;
};

/** Rows are the same row when their indicator is, then when all of their figures are: a name is mended more often. */
export function pairRows(from: readonly ImpactRow[], to: readonly ImpactRow[]): readonly RowPair[] {
  const left = [...from];
  const take = (isIt: (row: ImpactRow) => boolean): ImpactRow | null => {
    const at = left.findIndex(isIt);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const named = to.map((row) => ({ row, old: take((it) => nameOf(it) === nameOf(row)) }));
  const paired = named.map(({ row, old }) => ({ row, old: old ?? take((it) => hasSameFigures(it, row)) }));
  return [
    ...paired.map(
      ({ row, old }): RowPair => (old ? { kind: 'kept', from: old, to: row } : { kind: 'added', from: null, to: row }),
    ),
    ...left.map((row): RowPair => ({ kind: 'removed', from: row, to: null })),
  ];
}

const nameOf = (row: ImpactRow): string => row.indicator.toLowerCase();
const unitOf = (row: ImpactRow): string => row.unit.toLowerCase();

function hasSameFigures(a: ImpactRow, b: ImpactRow): boolean {
  const isMeasured = a.before !== null || a.after !== null;
  return isMeasured && a.before === b.before && a.after === b.after && unitOf(a) === unitOf(b);
}

/** The figures of a row that differ between two versions, or whose unit does. */
export function changedFigures(from: ImpactRow, to: ImpactRow): readonly FigurePair[] {
  const isSameUnit = unitOf(from) === unitOf(to);
  return (['before', 'after'] as const)
    .map((measure) => ({ measure, from: from[measure], to: to[measure] }))
    .filter((it) => it.from !== it.to || !(isSameUnit || it.to === null))
    .map((it) => ({
      ...it,
      change: isSameUnit ? changeOf({ before: it.from, after: it.to, better: 'unsaid' }) : null,
    }));
}

/** How far a year or a day moved, in its own unit; positive is later. Null while a side is missing. */
export type Move = { readonly unit: 'years' | 'days'; readonly n: number };

const DAY_MS = 86_400_000;

export function moveOfYear(from: number | null, to: number | null): Move | null {
  return from === null || to === null ? null : { unit: 'years', n: to - from };
}

/** Both as `YYYY-MM-DD`. */
export function moveOfDay(from: string | null, to: string | null): Move | null {
  return from === null || to === null ? null : { unit: 'days', n: (Date.parse(to) - Date.parse(from)) / DAY_MS };
}

type Place = Pick<InnovationContent, 'latitude' | 'longitude'>;

const EARTH_KM = 6371;

/** Kilometres between two places on the map (great circle, haversine); null while one of them is not whole. */
export function distanceKm(from: Place, to: Place): number | null {
  if (from.latitude === null || from.longitude === null || to.latitude === null || to.longitude === null) return null;
  const half = (a: number, b: number) => Math.sin((((b - a) / 180) * Math.PI) / 2) ** 2;
  const cos = (degrees: number) => Math.cos((degrees / 180) * Math.PI);
  const bow =
    half(from.latitude, to.latitude) + cos(from.latitude) * cos(to.latitude) * half(from.longitude, to.longitude);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(bow));
}
