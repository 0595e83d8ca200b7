import type { FigureRow } from '#platform/figure.ts';

/** Fewer people than these are not told by number: who they are would be guessed. */
export const FEWEST_PEOPLE = 5;

/** Whether a number may be told; of people, only nobody or enough of them. */
export const isTold = (value: number, ofPeople: boolean): boolean => !ofPeople || value === 0 || value >= FEWEST_PEOPLE;

export const sumOf = (rows: readonly FigureRow[]): number => rows.reduce((sum, it) => sum + it.value, 0);

/** Numbers by year, of rows that are told apart by region and year. */
export function byYear(rows: readonly FigureRow[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { of, value } of rows) {
    const year = Number(of.year);
    if (of.year) found.set(year, (found.get(year) ?? 0) + value);
  }
  return found;
}

/** Numbers by region in one year or in all; in the country's view by province. */
export function byRegion(
  rows: readonly FigureRow[],
  { year, wholeProvinces }: { readonly year: number | null; readonly wholeProvinces: boolean },
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { of, value } of rows) {
    if (!of.region || (year !== null && of.year !== String(year))) continue;
    const code = of.region.slice(0, wholeProvinces ? 2 : undefined);
    found.set(code, (found.get(code) ?? 0) + value);
  }
  return found;
}

/** Links between two regions, those of one pair added up; in the country's view between provinces. */
export function flowsOf(
  rows: readonly FigureRow[],
  wholeProvinces: boolean,
): readonly { readonly from: string; readonly to: string; readonly value: number }[] {
  const cut = (code: string) => code.slice(0, wholeProvinces ? 2 : undefined);
  const found = new Map<string, { from: string; to: string; value: number }>();
  for (const { of, value } of rows) {
    if (!of.region || !of.other_region) continue;
    const [from, to] = [cut(of.region), cut(of.other_region)];
    const key = `${from} ${to}`;
    found.set(key, { from, to, value: (found.get(key)?.value ?? 0) + value });
  }
  return [...found.values()].sort(
    (a, b) => b.value - a.value || a.from.localeCompare(b.from) || a.to.localeCompare(b.to),
  );
}
