import {
  type Awards,
  affairValues,
  awardValues,
  cellValues,
  type FacetValue,
  type Place,
  placeValues,
  sdgValues,
} from '../facet-values.ts';
import type { FacetName } from '../filter.ts';
import { Dictionary, type PackedDictionary, ValueNumbers } from './dictionary.ts';

/** A public innovation of `search_doc` as it is read for the mirror. */
export type DocRow = {
  readonly id: number;
  /** Microseconds since 1970: exact, as the order goes by them. */
  readonly moved: number;
  readonly cell: number;
  readonly affairBits: number;
  readonly sdgBits: number;
  readonly regionCode: string | null;
  /** Null in the own index, which is of one hub. */
  readonly hub: string | null;
  readonly tops: readonly number[] | null;
  readonly years: readonly number[] | null;
  readonly awardYear: number | null;
  readonly titleKey: string;
  /** The row that comes before it in the order of titles, null when none does; not told while everything is read. */
  readonly titleAfter?: number | null;
  /** `text_words` as PostgreSQL writes a tsvector. */
  readonly words: string;
};

/** Which facets are told by which column. */
export const facetsOf = {
  cell: ['stage', 'digital', 'sustainability', 'year'],
  region: ['region', 'hub'],
  affair: ['affair'],
  sdg: ['sdg'],
  award: ['award', 'awardYear'],
} as const satisfies Readonly<Record<string, readonly FacetName[]>>;
export type ColumnName = keyof typeof facetsOf;
export const columnNames = Object.keys(facetsOf) as ColumnName[];

/** Numbers of combinations: two bytes each until there are more of them. */
export type Combinations = Uint16Array | Uint32Array;
const MOST_IN_TWO_BYTES = 0xffff;

/** Numbers of a row in `facets`, side by side: a row that is counted is fetched from memory once. Their order is that of `facetsOf`. */
export const STRIDE = 5;
export const [CELL, REGION, AFFAIR, SDG, AWARD] = [0, 1, 2, 3, 4];

const GROWTH = 1.25;

type Numbers = Readonly<Record<'id' | 'moved', Float64Array>> & {
  readonly awardYear: Int16Array;
  /** Two numbers a row. */
  readonly titleHashes: Int32Array;
  readonly norm: Float32Array;
  readonly alive: Uint8Array;
};

/** What another thread makes the same rows of. */
export type PackedDocs = Numbers & {
  readonly facets: Combinations;
  readonly values: readonly FacetValue[];
  readonly dictionaries: Readonly<Record<ColumnName, PackedDictionary>>;
  readonly length: number;
};

function emptyDocs(capacity: number): Omit<PackedDocs, 'dictionaries'> {
  return {
    facets: new Uint16Array(STRIDE * capacity),
    id: new Float64Array(capacity),
    moved: new Float64Array(capacity),
    awardYear: new Int16Array(capacity),
    titleHashes: new Int32Array(2 * capacity),
    norm: new Float32Array(capacity),
    alive: new Uint8Array(capacity),
    values: [],
    length: 0,
  };
}

/** The columns of all rows, a slot a row; a slot is never used for another row, and dies with its own. */
export class Docs {
  readonly values: ValueNumbers;
  readonly dictionaries;
  facets: Combinations;
  id: Float64Array;
  moved: Float64Array;
  awardYear: Int16Array;
  titleHashes: Int32Array;
  norm: Float32Array;
  alive: Uint8Array;
  /** Slots in use, dead ones included. */
  length: number;
  /** Slots that are not dead. */
  living = 0;
  /** So many slots stand in the order of their ids; those of the others are looked up. */
  #inOrder = 0;
  readonly #late = new Map<number, number>();

  constructor(given: number | PackedDocs) {
    const packed: Omit<PackedDocs, 'dictionaries'> & Partial<PackedDocs> =
      typeof given === 'number' ? emptyDocs(given) : given;
    this.values = new ValueNumbers(packed.values);
    this.dictionaries = dictionariesOf(this.values, packed.dictionaries);
    this.facets = packed.facets;
    this.id = packed.id;
    this.moved = packed.moved;
    this.awardYear = packed.awardYear;
    this.titleHashes = packed.titleHashes;
    this.norm = packed.norm;
    this.alive = packed.alive;
    this.length = packed.length;
    for (let slot = 0; slot < this.length; slot += 1) {
      this.#place(slot);
      this.living += this.alive[slot] as number;
    }
  }

  pack(): PackedDocs {
    const { facets, id, moved, awardYear, titleHashes, norm, alive, length, dictionaries: d } = this;
    const numbers = { id, moved, awardYear, titleHashes, norm, alive };
    const dictionaries = {
      cell: d.cell.pack(),
      region: d.region.pack(),
      affair: d.affair.pack(),
      sdg: d.sdg.pack(),
      award: d.award.pack(),
    };
    return { ...numbers, facets, length, values: this.values.values, dictionaries };
  }

  /** Adds a row in a slot of its own and answers the slot; no living row has its id. */
  add(row: DocRow): number {
    if (this.length === this.capacity) this.#grow();
    const slot = this.length++;
    const { dictionaries: d } = this;
    const awards = row.tops && row.years ? { tops: row.tops, years: row.years } : null;
    const numbers = [
      d.cell.numberOf(row.cell, row.cell),
      d.region.numberOf(
        { region: row.regionCode, hub: row.hub },
        row.hub === null ? row.regionCode : `${row.regionCode} ${row.hub}`,
      ),
      d.affair.numberOf(row.affairBits, row.affairBits),
      d.sdg.numberOf(row.sdgBits, row.sdgBits),
      d.award.numberOf(awards, JSON.stringify(awards)),
    ];
    if (this.facets instanceof Uint16Array && Math.max(...numbers) > MOST_IN_TWO_BYTES)
      this.facets = Uint32Array.from(this.facets);
    this.facets.set(numbers, STRIDE * slot);
    this.id[slot] = row.id;
    this.moved[slot] = row.moved;
    this.awardYear[slot] = row.awardYear ?? 0;
    this.titleHashes.set(hashesOf(row.titleKey), 2 * slot);
    this.alive[slot] = 1;
    this.#place(slot);
    this.living += 1;
    return slot;
  }

  /** Slots that there is room for. */
  get capacity(): number {
    return this.id.length;
  }

  /** The slot that died; null when none did. */
  remove(id: number): number | null {
    const slot = this.slotOf(id);
    if (slot === null || this.alive[slot] === 0) return null;
    this.alive[slot] = 0;
    this.living -= 1;
    return slot;
  }

  #place(slot: number): void {
    const id = this.id[slot] as number;
    if (slot === this.#inOrder && (slot === 0 || id > (this.id[slot - 1] as number))) this.#inOrder += 1;
    else this.#late.set(id, slot);
  }

  /** The newest slot of this id, dead or not. */
  slotOf(id: number): number | null {
    const late = this.#late.get(id);
    if (late !== undefined) return late;
    let [low, high] = [0, this.#inOrder];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.id[middle] as number) < id) low = middle + 1;
      else high = middle;
    }
    return low < this.#inOrder && this.id[low] === id ? low : null;
  }

  #grow(): void {
    const capacity = Math.ceil(this.capacity * GROWTH) + 16;
    const grown = <T extends Float64Array | Float32Array | Combinations | Int32Array | Int16Array | Uint8Array>(
      old: T,
      each = 1,
    ): T => {
      const larger = new (old.constructor as new (length: number) => T)(each * capacity);
      larger.set(old);
      return larger;
    };
    this.facets = grown<Combinations>(this.facets, STRIDE);
    this.id = grown(this.id);
    this.moved = grown(this.moved);
    this.awardYear = grown(this.awardYear);
    this.titleHashes = grown(this.titleHashes, 2);
    this.norm = grown(this.norm);
    this.alive = grown(this.alive);
  }
}

/**
 * Equal for equal texts, and else once in 2⁶⁴: FNV-1a (Fowler, Noll, Vo) over its UTF-16 units, forwards and, from another beginning,
 * backwards.
 */
export function hashesOf(text: string): readonly [number, number] {
  let [forwards, backwards] = [0x811c9dc5, 0x2d358dcc];
  for (let at = 0; at < text.length; at += 1) {
    forwards = Math.imul(forwards ^ text.charCodeAt(at), 0x01000193);
    backwards = Math.imul(backwards ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return [forwards | 0, backwards | 0];
}

function dictionariesOf(values: ValueNumbers, packed?: PackedDocs['dictionaries']) {
  return {
    cell: new Dictionary<number>(values, cellValues, packed?.cell),
    region: new Dictionary<Place>(values, placeValues, packed?.region),
    affair: new Dictionary<number>(values, affairValues, packed?.affair),
    sdg: new Dictionary<number>(values, sdgValues, packed?.sdg),
    award: new Dictionary<Awards | null>(values, awardValues, packed?.award),
  };
}
