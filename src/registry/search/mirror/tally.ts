import { noCounts } from '../facet-values.ts';
import type { Facets } from '../facets.ts';
import { type FacetName, type Filter, facetNames } from '../filter.ts';
import type { Misses } from './dictionary.ts';
import { type ColumnName, columnNames, type Docs, facetsOf } from './docs.ts';

/** The chosen facets of a filter, and for each column what its combinations miss of them. */
export type Narrowing = {
  readonly chosen: readonly FacetName[];
  readonly misses: Readonly<Record<ColumnName, Misses>>;
};

export function narrowingOf({ dictionaries }: Docs, filter: Filter): Narrowing {
  const chosen = facetNames.filter((name) => filter[name].length > 0);
  const of = (name: ColumnName) => dictionaries[name].misses(filter, chosen, facetsOf[name]);
  return {
    chosen,
    misses: { cell: of('cell'), region: of('region'), affair: of('affair'), sdg: of('sdg'), award: of('award') },
  };
}

/** Which of the chosen facets the row misses, a bit each; 0 for what the list shows. */
export function missesOf({ columns }: Docs, { misses }: Narrowing, slot: number): number {
  return (
    (misses.cell[columns.cell[slot] as number] as number) |
    (misses.region[columns.region[slot] as number] as number) |
    (misses.affair[columns.affair[slot] as number] as number) |
    (misses.sdg[columns.sdg[slot] as number] as number) |
    (misses.award[columns.award[slot] as number] as number)
  );
}

/** The rows of these that pass the filter, in their order. */
export function passing(docs: Docs, narrowing: Narrowing, slots: Uint32Array): Uint32Array {
  if (narrowing.chosen.length === 0) return slots;
  return slots.filter((slot) => missesOf(docs, narrowing, slot) === 0);
}

/**
 * Counts every facet over these rows; exact. A row that misses one chosen facet counts for that facet alone, one that
 * misses two nowhere: each facet tells how many there would be with another of its values.
 */
export function tally(docs: Docs, narrowing: Narrowing, slots: Uint32Array): Facets {
  const groups = 1 + narrowing.chosen.length;
  const found = Object.fromEntries(
    columnNames.map((name) => [name, new Uint32Array(groups * docs.dictionaries[name].entries.length)]),
  ) as Record<ColumnName, Uint32Array>;
  const total = countRows(docs, narrowing, slots, found);
  const counts = noCounts();
  for (const name of columnNames) addUp(docs, narrowing, { name, found: found[name] }, counts);
  return { total, counts };
}

function countRows(
  docs: Docs,
  narrowing: Narrowing,
  slots: Uint32Array,
  found: Record<ColumnName, Uint32Array>,
): number {
  const { columns, dictionaries: d } = docs;
  const isNarrowed = narrowing.chosen.length > 0;
  let total = 0;
  for (let n = 0; n < slots.length; n += 1) {
    const slot = slots[n] as number;
    const misses = isNarrowed ? missesOf(docs, narrowing, slot) : 0;
    if ((misses & (misses - 1)) !== 0) continue;
    const group = misses === 0 ? 0 : 32 - Math.clz32(misses);
    if (group === 0) total += 1;
    increase(found.cell, group * d.cell.entries.length + (columns.cell[slot] as number));
    increase(found.region, group * d.region.entries.length + (columns.region[slot] as number));
    increase(found.affair, group * d.affair.entries.length + (columns.affair[slot] as number));
    increase(found.sdg, group * d.sdg.entries.length + (columns.sdg[slot] as number));
    increase(found.award, group * d.award.entries.length + (columns.award[slot] as number));
  }
  return total;
}

function increase(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] as number) + 1;
}

type Column = { readonly name: ColumnName; readonly found: Uint32Array };

/** Adds the rows of each combination to the values that it has. */
function addUp(docs: Docs, { chosen }: Narrowing, { name, found }: Column, counts: ReturnType<typeof noCounts>): void {
  const { entries } = docs.dictionaries[name];
  const { values } = docs.values;
  const sums = new Uint32Array(values.length);
  for (let place = 0; place < found.length; place += 1) {
    const rows = found[place] as number;
    if (rows === 0) continue;
    const missed = chosen[Math.floor(place / entries.length) - 1];
    for (const value of entries[place % entries.length] as readonly number[])
      if (missed === undefined || values[value]?.[0] === missed) sums[value] = (sums[value] as number) + rows;
  }
  for (let number = 0; number < sums.length; number += 1) {
    const [value, sum] = [values[number], sums[number] as number];
    if (sum > 0 && value) counts[value[0]].set(value[1], sum);
  }
}
