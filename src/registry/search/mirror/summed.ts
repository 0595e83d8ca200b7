import type { FacetValue } from '../facet-values.ts';
import type { Facets } from '../facets.ts';
import { allFacetNames, type FacetName } from '../filter.ts';
import type { Sums } from './tally.ts';

type Numbers = Readonly<Record<FacetName, readonly number[]>>;

const known = new WeakMap<readonly FacetValue[], { readonly length: number; readonly numbers: Numbers }>();

/** The numbers of the values of each facet. Values are only ever added. */
function numbersOf(values: readonly FacetValue[]): Numbers {
  const before = known.get(values);
  if (before?.length === values.length) return before.numbers;
  const numbers = Object.fromEntries(allFacetNames.map((name) => [name, [] as number[]])) as Record<
    FacetName,
    number[]
  >;
  for (const [number, [name]] of values.entries()) numbers[name].push(number);
  known.set(values, { length: values.length, numbers });
  return numbers;
}

/** The sums as the facets of a list; `values` by their numbers. */
export function facetsFrom(values: readonly FacetValue[], { total, byValue }: Sums): Facets {
  const numbers = numbersOf(values);
  const counts = allFacetNames.map((name) => [name, new Summed(values, numbers[name], byValue)] as const);
  return { total, counts: Object.fromEntries(counts) as Record<FacetName, Summed> };
}

/** The values of one facet that any row has. Walked through with `forEach` they cost nothing; a map is made once somebody asks for one value. */
class Summed implements ReadonlyMap<string, number> {
  readonly #values: readonly FacetValue[];
  readonly #numbers: readonly number[];
  readonly #sums: Uint32Array;
  #made: ReadonlyMap<string, number> | null = null;

  constructor(values: readonly FacetValue[], numbers: readonly number[], sums: Uint32Array) {
    this.#values = values;
    this.#numbers = numbers;
    this.#sums = sums;
  }

  forEach(tell: (sum: number, value: string, map: ReadonlyMap<string, number>) => void): void {
    for (const number of this.#numbers) {
      const sum = this.#sums[number] ?? 0;
      if (sum > 0) tell(sum, (this.#values[number] as FacetValue)[1], this);
    }
  }

  get #map(): ReadonlyMap<string, number> {
    if (this.#made) return this.#made;
    const map = new Map<string, number>();
    this.forEach((sum, value) => void map.set(value, sum));
    this.#made = map;
    return map;
  }

  get size(): number {
    return this.#map.size;
  }

  get(value: string): number | undefined {
    return this.#map.get(value);
  }

  has(value: string): boolean {
    return this.#map.has(value);
  }

  entries(): MapIterator<[string, number]> {
    return this.#map.entries();
  }

  keys(): MapIterator<string> {
    return this.#map.keys();
  }

  values(): MapIterator<number> {
    return this.#map.values();
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.#map[Symbol.iterator]();
  }
}
