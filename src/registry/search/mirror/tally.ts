import { allFacetNames, type FacetName, type Filter } from '../filter.ts';
import type { Misses } from './dictionary.ts';
import { AFFAIR, AWARD, CELL, type ColumnName, columnNames, type Docs, facetsOf, REGION, SDG, STRIDE } from './docs.ts';
import type { Matched } from './match.ts';

/** The chosen facets of a filter, and for each column what its combinations miss of them. */
export type Narrowing = {
  readonly chosen: readonly FacetName[];
  readonly misses: Readonly<Record<ColumnName, Misses>>;
};

export function narrowingOf({ dictionaries }: Docs, filter: Filter): Narrowing {
  const chosen = allFacetNames.filter((name) => filter[name].length > 0);
  const of = (name: ColumnName) => dictionaries[name].misses(filter, chosen, facetsOf[name]);
  return {
    chosen,
    misses: { cell: of('cell'), region: of('region'), affair: of('affair'), sdg: of('sdg'), award: of('award') },
  };
}

/** Which of the chosen facets the row misses, a bit each; 0 for what the list shows. */
export function missesOf({ facets }: Docs, { misses }: Narrowing, slot: number): number {
  const at = STRIDE * slot;
  return (
    (misses.cell[facets[at + CELL] as number] as number) |
    (misses.region[facets[at + REGION] as number] as number) |
    (misses.affair[facets[at + AFFAIR] as number] as number) |
    (misses.sdg[facets[at + SDG] as number] as number) |
    (misses.award[facets[at + AWARD] as number] as number)
  );
}

/** Those of the rows that pass the filter, in their order. */
export function passing(docs: Docs, narrowing: Narrowing, { slots, weights }: Matched): Matched {
  if (narrowing.chosen.length === 0) return { slots, weights };
  const passed = { slots: new Uint32Array(slots.length), weights: new Float32Array(slots.length) };
  let length = 0;
  for (let n = 0; n < slots.length; n += 1) {
    if (missesOf(docs, narrowing, slots[n] as number) !== 0) continue;
    passed.slots[length] = slots[n] as number;
    passed.weights[length] = weights[n] as number;
    length += 1;
  }
  return { slots: passed.slots.subarray(0, length), weights: passed.weights.subarray(0, length) };
}

/** How many rows there are, and of each value by its number in `Docs.values`. Small and flat: it waits for the texts of a page. */
export type Sums = { readonly total: number; readonly byValue: Uint32Array };

/**
 * Counts every facet over these rows; exact. A row that misses one chosen facet counts for that facet alone, one that
 * misses two nowhere: each facet tells how many there would be with another of its values.
 */
export function tally(docs: Docs, narrowing: Narrowing, slots: Uint32Array): Sums {
  const groups = 1 + narrowing.chosen.length;
  const found = Object.fromEntries(
    columnNames.map((name) => [name, new Uint32Array(groups * docs.dictionaries[name].entries.length)]),
  ) as Record<ColumnName, Uint32Array>;
  const total = countRows(docs, narrowing, slots, found);
  const byValue = new Uint32Array(docs.values.values.length);
  for (const name of columnNames) addUp(docs, narrowing, { name, found: found[name] }, byValue);
  return { total, byValue };
}

function countRows(
  docs: Docs,
  narrowing: Narrowing,
  slots: Uint32Array,
  found: Record<ColumnName, Uint32Array>,
): number {
  if (narrowing.chosen.length === 0) {
    for (let n = 0; n < slots.length; n += 1) countRow(docs.facets, STRIDE * (slots[n] as number), noOffsets, found);
    return slots.length;
  }
  const groups = Array.from({ length: 1 + narrowing.chosen.length }, (_, group) => offsetsOf(docs, group));
  let total = 0;
  for (let n = 0; n < slots.length; n += 1) {
    const slot = slots[n] as number;
    const misses = missesOf(docs, narrowing, slot);
    if ((misses & (misses - 1)) !== 0) continue;
    if (misses === 0) total += 1;
    const group = misses === 0 ? 0 : 32 - Math.clz32(misses);
    countRow(docs.facets, STRIDE * slot, groups[group] as Offsets, found);
  }
  return total;
}

/** Where the counts of a group begin, for each column. */
type Offsets = Readonly<Record<ColumnName, number>>;

const noOffsets: Offsets = { cell: 0, region: 0, affair: 0, sdg: 0, award: 0 };

function offsetsOf({ dictionaries: d }: Docs, group: number): Offsets {
  return {
    cell: group * d.cell.entries.length,
    region: group * d.region.entries.length,
    affair: group * d.affair.entries.length,
    sdg: group * d.sdg.entries.length,
    award: group * d.award.entries.length,
  };
}

function countRow(facets: Uint32Array, at: number, offset: Offsets, found: Record<ColumnName, Uint32Array>): void {
  increase(found.cell, offset.cell + (facets[at + CELL] as number));
  increase(found.region, offset.region + (facets[at + REGION] as number));
  increase(found.affair, offset.affair + (facets[at + AFFAIR] as number));
  increase(found.sdg, offset.sdg + (facets[at + SDG] as number));
  increase(found.award, offset.award + (facets[at + AWARD] as number));
}

function increase(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] as number) + 1;
}

type Column = { readonly name: ColumnName; readonly found: Uint32Array };

/** Adds the rows of each combination to the values that it has. */
function addUp(docs: Docs, { chosen }: Narrowing, { name, found }: Column, sums: Uint32Array): void {
  const { entries } = docs.dictionaries[name];
  const { values } = docs.values;
  for (let place = 0; place < found.length; place += 1) {
    const rows = found[place] as number;
    if (rows === 0) continue;
    const missed = chosen[Math.floor(place / entries.length) - 1];
    for (const value of entries[place % entries.length] as readonly number[])
      if (missed === undefined || values[value]?.[0] === missed) sums[value] = (sums[value] as number) + rows;
  }
}
