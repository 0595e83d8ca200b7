import { hashesOf } from './docs.ts';
import { impactCode, impacts } from './impact.ts';
import type { Matched } from './match.ts';
import type { MirrorIndex } from './mirror-index.ts';
import { type OrderName, ordersOf } from './orders.ts';

/** More than any text weighs. */
const SAME_TITLE = 1000;
/** What a word weighs at least that stands in the title; weights are kept in single precision. */
const ONCE_IN_TITLE = 0.99 * (impacts[impactCode(1, 0, 0)] ?? 0);

export type Stretch = { readonly limit: number; readonly offset: number };

/** The ids of one stretch of the rows that are wanted, in this order. */
export function inOrder(
  index: MirrorIndex,
  isWanted: (slot: number) => boolean,
  name: OrderName,
  { limit, offset }: Stretch,
): number[] {
  const { docs } = index;
  const order = index.order(name);
  const ids: number[] = [];
  let [place, left] = [0, offset];
  while (place < order.length && ids.length < limit) {
    const slot = order.at(place);
    place += 1;
    if (docs.alive[slot] !== 1 || !isWanted(slot)) continue;
    if (left > 0) left -= 1;
    else ids.push(docs.id[slot] as number);
  }
  return ids;
}

/** Whether a slot is among these. */
export function among({ docs }: MirrorIndex, slots: Uint32Array): (slot: number) => boolean {
  const wanted = new Uint8Array(docs.length);
  for (let n = 0; n < slots.length; n += 1) wanted[slots[n] as number] = 1;
  return (slot) => wanted[slot] === 1;
}

/**
 * The ids of one stretch of these rows, best first: the very title, then by weight for the length of the text, then the
 * newest. Only the best up to the end of the stretch are kept in order while the others pass by.
 */
export function ranked(index: MirrorIndex, { slots, weights }: Matched, titleKey: string, stretch: Stretch): number[] {
  const { docs } = index;
  const { norm, titleHashes } = docs;
  const [forwards, backwards] = hashesOf(titleKey);
  const best = new Best(stretch.offset + stretch.limit, ordersOf(docs).newest);
  for (let n = 0; n < slots.length; n += 1) {
    const slot = slots[n] as number;
    const weight = weights[n] as number;
    let rank = weight / (norm[slot] as number);
    // The very title has a word in it at least.
    const isTitle = titleHashes[2 * slot] === forwards && titleHashes[2 * slot + 1] === backwards;
    if (isTitle && weight >= ONCE_IN_TITLE) rank += SAME_TITLE;
    if (rank >= best.least) best.offer(slot, rank);
  }
  return best
    .sorted()
    .slice(stretch.offset)
    .map((slot) => docs.id[slot] as number);
}

/** The best so many of what is offered: a heap with the worst on top. Nothing is allocated for what passes by. */
class Best {
  readonly #most: number;
  readonly #tie: (a: number, b: number) => number;
  readonly #slots: number[] = [];
  readonly #ranks: number[] = [];

  /** Whatever ranks below is not among them. */
  least = 0;

  constructor(most: number, tie: (a: number, b: number) => number) {
    this.#most = most;
    this.#tie = tie;
  }

  offer(slot: number, rank: number): void {
    if (this.#slots.length < this.#most) {
      this.#slots.push(slot);
      this.#ranks.push(rank);
      this.#rise(this.#slots.length - 1);
    } else if (this.#most > 0 && (rank > this.least || this.#tie(slot, this.#slots[0] as number) < 0)) {
      this.#slots[0] = slot;
      this.#ranks[0] = rank;
      this.#sink();
    }
    if (this.#slots.length === this.#most) this.least = this.#ranks[0] ?? 0;
  }

  sorted(): number[] {
    const places = this.#slots.map((_, place) => place);
    return places.sort((a, b) => (this.#isWorse(a, b) ? 1 : -1)).map((place) => this.#slots[place] as number);
  }

  #isWorse(a: number, b: number): boolean {
    const left = this.#ranks[a] as number;
    const right = this.#ranks[b] as number;
    if (left !== right) return left < right;
    return this.#tie(this.#slots[a] as number, this.#slots[b] as number) > 0;
  }

  #rise(from: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#isWorse(place, parent)) return;
      this.#swap(place, parent);
      place = parent;
    }
  }

  #sink(): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const right = left + 1;
      let worst = place;
      if (left < this.#slots.length && this.#isWorse(left, worst)) worst = left;
      if (right < this.#slots.length && this.#isWorse(right, worst)) worst = right;
      if (worst === place) return;
      this.#swap(place, worst);
      place = worst;
    }
  }

  #swap(a: number, b: number): void {
    const slot = this.#slots[a] as number;
    const rank = this.#ranks[a] as number;
    this.#slots[a] = this.#slots[b] as number;
    this.#ranks[a] = this.#ranks[b] as number;
    this.#slots[b] = slot;
    this.#ranks[b] = rank;
  }
}
