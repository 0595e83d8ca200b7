import type { Calculation } from './calculation.ts';
import type { Standings } from './overview.ts';
import type { Government } from './rights.ts';

/** A government in the list of the hub. */
export type GovernmentRow = {
  readonly government: Government;
  /** Null: its index has no result by the formulas of the edition. */
  readonly calculations: Standings<Calculation> | null;
  readonly innovations: number;
  readonly emptyChairs: number;
  readonly missingAffairs: readonly string[];
};

export const listSorts = ['indeks', 'nama', 'inovasi', 'naik'] as const;
export type ListSort = (typeof listSorts)[number];

export type ListFilter = {
  readonly text: string;
  /** Place of the category among the edition's bands from the highest; -1 is below all; null: any. */
  readonly band: number | null;
  readonly sort: ListSort;
};

const collator = new Intl.Collator('id', { numeric: true });
const indexOf = ({ calculations }: GovernmentRow): number => calculations?.claimed.index ?? -1;
/** What the hub's own records would still bring. */
export const ahead = ({ calculations }: GovernmentRow): number =>
  calculations ? calculations.known.index - calculations.claimed.index : 0;

const orders: Readonly<Record<ListSort, (a: GovernmentRow, b: GovernmentRow) => number>> = {
  indeks: (a, b) => indexOf(b) - indexOf(a),
  nama: () => 0,
  inovasi: (a, b) => b.innovations - a.innovations,
  naik: (a, b) => ahead(b) - ahead(a),
};

/** The governments that pass the filter, in its order; equal ones by name. */
export function arranged(
  rows: readonly GovernmentRow[],
  { text, band, sort }: ListFilter,
  bands: readonly { readonly from: number }[],
): readonly GovernmentRow[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((it) => it !== '');
  const fits = (row: GovernmentRow) => {
    const name = row.government.name.toLowerCase();
    const isOf = band === null || bandPlace(row, bands) === band;
    return isOf && words.every((it) => name.includes(it));
  };
  return rows
    .filter(fits)
    .toSorted((a, b) => orders[sort](a, b) || collator.compare(a.government.name, b.government.name));
}

/** Which category of the edition the claimed index has, counted from the highest; -1 below all. */
export function bandPlace({ calculations }: GovernmentRow, bands: readonly { readonly from: number }[]): number {
  const from = calculations?.claimed.band?.from;
  return from === undefined ? -1 : bands.findIndex((it) => it.from === from);
}
