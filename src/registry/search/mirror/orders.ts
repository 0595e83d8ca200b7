import type { Docs } from './docs.ts';

export type OrderName = 'newest' | 'title' | 'award';
/** Below 0 when the row in slot `a` comes first. */
export type Order = (a: number, b: number) => number;

/** The orders of `page.ts` over the slots. */
export function ordersOf(docs: Docs): Readonly<Record<OrderName, Order>> {
  const newest: Order = (a, b) => at(docs.moved, b) - at(docs.moved, a) || at(docs.id, b) - at(docs.id, a);
  const title: Order = (a, b) => {
    const [left, right] = [docs.titles.at(a), docs.titles.at(b)];
    if (left === right) return at(docs.id, a) - at(docs.id, b);
    return left < right ? -1 : 1;
  };
  // Without a year comes last: years are stored from 0.
  const award: Order = (a, b) => at(docs.awardYear, b) - at(docs.awardYear, a) || newest(a, b);
  return { newest, title, award };
}

const at = (column: Float64Array | Int16Array, slot: number): number => column[slot] as number;

export type Sorted = Readonly<Record<OrderName, Uint32Array>>;

/** All slots in each order. */
export function sorted(docs: Docs): Sorted {
  const { newest, title, award } = ordersOf(docs);
  const by = (order: Order) => Uint32Array.from({ length: docs.length }, (_, slot) => slot).sort(order);
  return { newest: by(newest), title: by(title), award: by(award) };
}

/** All slots in one order, kept while rows come in; the dead stay in it, and whoever walks along it steps over them. */
export class Ordered {
  #slots: Uint32Array;
  readonly #order: Order;
  length: number;

  /** Of slots that stand in this order already. */
  constructor(slots: Uint32Array, order: Order) {
    this.#order = order;
    this.#slots = slots;
    this.length = slots.length;
  }

  at(place: number): number {
    return this.#slots[place] as number;
  }

  insert(slot: number): void {
    if (this.length === this.#slots.length) {
      const larger = new Uint32Array(Math.ceil(this.length * 1.25) + 16);
      larger.set(this.#slots);
      this.#slots = larger;
    }
    const place = this.#placeOf(slot);
    this.#slots.copyWithin(place + 1, place, this.length);
    this.#slots[place] = slot;
    this.length += 1;
  }

  #placeOf(slot: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(this.at(middle), slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
