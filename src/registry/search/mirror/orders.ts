import type { Docs } from './docs.ts';

export type OrderName = 'newest' | 'title' | 'award';
/** Below 0 when the row in slot `a` comes first. */
export type Order = (a: number, b: number) => number;

/** The orders of `page.ts` over the slots, but for that of titles, which are not kept. */
export function ordersOf(docs: Docs): Readonly<Record<Exclude<OrderName, 'title'>, Order>> {
  const newest: Order = (a, b) => at(docs.moved, b) - at(docs.moved, a) || at(docs.id, b) - at(docs.id, a);
  // Without a year comes last: years are stored from 0.
  const award: Order = (a, b) => at(docs.awardYear, b) - at(docs.awardYear, a) || newest(a, b);
  return { newest, award };
}

const at = (column: Float64Array | Int16Array, slot: number): number => column[slot] as number;

export type Sorted = Readonly<Record<OrderName, Uint32Array>>;

/** All slots in each order; `titles` by their slots. */
export function sorted(docs: Docs, titles: readonly string[]): Sorted {
  const { newest, award } = ordersOf(docs);
  const title: Order = (a, b) => {
    const [left, right] = [titles[a] ?? '', titles[b] ?? ''];
    if (left === right) return at(docs.id, a) - at(docs.id, b);
    return left < right ? -1 : 1;
  };
  const by = (order: Order) => Uint32Array.from({ length: docs.length }, (_, slot) => slot).sort(order);
  return { newest: by(newest), title: by(title), award: by(award) };
}

/** All slots in one order, kept while rows come in; the dead stay in it, and whoever walks along it steps over them. */
export class Ordered {
  #slots: Uint32Array;
  length: number;

  /** Of slots that stand in their order already. */
  constructor(slots: Uint32Array) {
    this.#slots = slots;
    this.length = slots.length;
  }

  at(place: number): number {
    return this.#slots[place] as number;
  }

  insert(slot: number, order: Order): void {
    this.#insertAt(this.#placeOf(slot, order), slot);
  }

  /** Behind another slot, before all when there is none. */
  insertAfter(before: number | null, slot: number): void {
    this.#insertAt(before === null ? 0 : this.#slots.indexOf(before) + 1, slot);
  }

  #insertAt(place: number, slot: number): void {
    if (this.length === this.#slots.length) {
      const larger = new Uint32Array(Math.ceil(this.length * 1.25) + 16);
      larger.set(this.#slots);
      this.#slots = larger;
    }
    this.#slots.copyWithin(place + 1, place, this.length);
    this.#slots[place] = slot;
    this.length += 1;
  }

  #placeOf(slot: number, order: Order): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (order(this.at(middle), slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
