import { allFacetNames, type FacetName, type Filter } from '../filter.ts';
import type { Misses } from './dictionary.ts';
import {
  AFFAIR,
  AWARD,
  CELL,
  type ColumnName,
  type Combinations,
  columnNames,
  type Docs,
  facetsOf,
  REGION,
  SDG,
  STRIDE,
} from './docs.ts';
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
  const counts = new Uint32Array(groups * widthOf(docs));
  const total = groups === 1 ? countAll(docs, slots, counts) : countNarrowed(docs, narrowing, slots, counts);
  const byValue = new Uint32Array(docs.values.values.length);
  for (let group = 0; group < groups; group += 1)
    addUp(docs, narrowing.chosen[group - 1] ?? null, counts.subarray(group * widthOf(docs)), byValue);
  return { total, byValue };
}

/** Combinations of all columns: the counts of a group stand behind each other, column for column. */
function widthOf({ dictionaries }: Docs): number {
  return columnNames.reduce((width, name) => width + dictionaries[name].entries.length, 0);
}

/** Where the counts of each column begin among those of a group; the first column's are at its beginning. */
type Beginnings = { readonly region: number; readonly affair: number; readonly sdg: number; readonly award: number };

function beginningsOf({ dictionaries: d }: Docs): Beginnings {
  const region = d.cell.entries.length;
  const affair = region + d.region.entries.length;
  const sdg = affair + d.affair.entries.length;
  return { region, affair, sdg, award: sdg + d.sdg.entries.length };
}

function countAll(docs: Docs, slots: Uint32Array, counts: Uint32Array): number {
  const [{ facets }, beginnings] = [docs, beginningsOf(docs)];
  for (let n = 0; n < slots.length; n += 1) countRow(facets, slots[n] as number, beginnings, counts, 0);
  return slots.length;
}

function countNarrowed(docs: Docs, narrowing: Narrowing, slots: Uint32Array, counts: Uint32Array): number {
  const [beginnings, width] = [beginningsOf(docs), widthOf(docs)];
  let total = 0;
  for (let n = 0; n < slots.length; n += 1) {
    const slot = slots[n] as number;
    const misses = missesOf(docs, narrowing, slot);
    if ((misses & (misses - 1)) !== 0) continue;
    if (misses === 0) total += 1;
    const group = misses === 0 ? 0 : 32 - Math.clz32(misses);
    countRow(docs.facets, slot, beginnings, counts, group * width);
  }
  return total;
}

/** Counts a row in the group whose counts begin at `base`. */
function countRow(facets: Combinations, slot: number, beginnings: Beginnings, counts: Uint32Array, base: number): void {
  const at = STRIDE * slot;
  increase(counts, base + (facets[at + CELL] as number));
  increase(counts, base + beginnings.region + (facets[at + REGION] as number));
  increase(counts, base + beginnings.affair + (facets[at + AFFAIR] as number));
  increase(counts, base + beginnings.sdg + (facets[at + SDG] as number));
  increase(counts, base + beginnings.award + (facets[at + AWARD] as number));
}

function increase(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] as number) + 1;
}

/** Adds the rows of each combination to the values that it has: to all, or to those of the facet that the group misses. */
function addUp({ dictionaries, values }: Docs, missed: FacetName | null, counts: Uint32Array, sums: Uint32Array): void {
  let place = 0;
  for (const name of columnNames) {
    for (const entry of dictionaries[name].entries) {
      const rows = counts[place++] as number;
      if (rows === 0) continue;
      for (const value of entry)
        if (missed === null || values.values[value]?.[0] === missed) sums[value] = (sums[value] as number) + rows;
    }
  }
}
