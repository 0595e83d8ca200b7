import type { FacetValue } from '../facet-values.ts';
import type { FacetName, Filter } from '../filter.ts';

/** Every value of every facet with a number of its own, shared by the dictionaries of one mirror. */
export class ValueNumbers {
  readonly values: FacetValue[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(values: readonly FacetValue[] = []) {
    for (const value of values) this.numberOf(value);
  }

  /** Undefined when no row has ever had it. */
  find(value: FacetValue): number | undefined {
    return this.#numbers.get(value.join(' '));
  }

  numberOf(value: FacetValue): number {
    const known = this.find(value);
    if (known !== undefined) return known;
    this.#numbers.set(value.join(' '), this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Which of the chosen facets a row misses, a bit each. */
export type Misses = Uint16Array;

type Key = string | number | null;
export type PackedDictionary = { readonly numbers: Map<Key, number>; readonly entries: (readonly number[])[] };

/**
 * The combinations that occur in some columns of the rows, each with a number: 100,000 records share a few hundred regions
 * and some thousand sets of affairs, and what a combination counts for is worked out once.
 */
export class Dictionary<Value> {
  readonly #numbers: Map<Key, number>;
  readonly #valuesOf: (value: Value) => readonly FacetValue[];
  readonly #all: ValueNumbers;
  /** For each combination the numbers of its facet values. */
  readonly entries: (readonly number[])[];

  constructor(all: ValueNumbers, valuesOf: (value: Value) => readonly FacetValue[], packed?: PackedDictionary) {
    this.#all = all;
    this.#valuesOf = valuesOf;
    this.#numbers = packed?.numbers ?? new Map();
    this.entries = packed?.entries ?? [];
  }

  /** What another thread makes the same dictionary of, beside the same numbers of values. */
  pack(): PackedDictionary {
    return { numbers: this.#numbers, entries: this.entries };
  }

  /** The number of this combination; `key` is equal for equal ones. */
  numberOf(value: Value, key: Key): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.entries.length);
    return this.entries.push(this.#valuesOf(value).map((it) => this.#all.numberOf(it))) - 1;
  }

  /** For each combination the chosen facets among `own` that it misses; `chosen` tells each its bit by its place. */
  misses(filter: Filter, chosen: readonly FacetName[], own: readonly FacetName[]): Misses {
    const found = new Uint16Array(this.entries.length);
    for (const name of own) {
      const place = chosen.indexOf(name);
      if (place < 0) continue;
      const wanted = new Set(filter[name].map((value) => this.#all.find([name, value])));
      for (const [number, values] of this.entries.entries())
        if (!values.some((it) => wanted.has(it))) found[number] = (found[number] ?? 0) | (1 << place);
    }
    return found;
  }
}
