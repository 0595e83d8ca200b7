import { type Card, Cards, type PackedCards } from './cards.ts';
import { type DocRow, Docs, type PackedDocs } from './docs.ts';
import { lengthNorm } from './impact.ts';
import { NearWords, type PackedWords } from './near-words.ts';
import { type Order, Ordered, type OrderName, ordersOf, type Sorted, sorted } from './orders.ts';
import { type PackedPostings, Postings, PostingsBuilder } from './postings.ts';
import { readVector } from './vector.ts';

/** The index as one thread hands it to another. */
export type PackedIndex = {
  readonly docs: PackedDocs;
  readonly postings: PackedPostings;
  readonly sorted: Sorted;
  readonly words: PackedWords;
  readonly cards: PackedCards;
};

/** A row with what a page shows of it. */
export type IndexRow = DocRow & Card;

type Parts = { readonly docs: Docs; readonly postings: Pick<Postings, 'add'>; readonly cards: Cards };

function takeIn({ docs, postings, cards }: Parts, row: IndexRow): number {
  const slot = docs.add(row);
  cards.add(row);
  const places = readVector(row.words, (lexeme, code) => postings.add(lexeme, slot, code));
  docs.norm[slot] = lengthNorm(places);
  return slot;
}

function byTitle(a: IndexRow, b: IndexRow): number {
  if (a.titleKey === b.titleKey) return a.id - b.id;
  return a.titleKey < b.titleKey ? -1 : 1;
}

/** Gathers the rows that are there at first. */
export class IndexBuilder {
  readonly #docs: Docs;
  readonly #postings = new PostingsBuilder();
  /** By their slots, to be sorted. */
  readonly #titles: string[] = [];

  readonly #cards: Cards;

  constructor(capacity: number, cards: Cards) {
    this.#docs = new Docs(capacity);
    this.#cards = cards;
  }

  add(row: IndexRow): void {
    const parts = { docs: this.#docs, postings: this.#postings, cards: this.#cards };
    this.#titles[takeIn(parts, row)] = row.titleKey;
  }

  finish(words: PackedWords): PackedIndex {
    return {
      docs: this.#docs.pack(),
      postings: this.#postings.pack(this.#docs.length),
      sorted: sorted(this.#docs, this.#titles),
      words,
      cards: this.#cards.pack(),
    };
  }
}

/** The public innovations of `search_doc`: what is counted, sorted and searched in memory, what is shown in a file. */
export class MirrorIndex {
  readonly docs: Docs;
  readonly postings: Postings;
  readonly #cards: Cards;
  readonly #orders: Readonly<Record<OrderName, Ordered>>;
  readonly #newest: Order;
  readonly #award: Order;
  #near: NearWords;

  /** `file`: where the cards lie. */
  constructor(packed: PackedIndex, file: number) {
    this.#cards = new Cards(file, packed.cards);
    this.docs = new Docs(packed.docs);
    this.postings = new Postings(packed.postings);
    this.#near = new NearWords(packed.words);
    const { newest, title, award } = packed.sorted;
    this.#orders = { newest: new Ordered(newest), title: new Ordered(title), award: new Ordered(award) };
    ({ newest: this.#newest, award: this.#award } = ordersOf(this.docs));
  }

  /** Takes rows in, instead of those that had their ids. */
  add(rows: readonly IndexRow[]): void {
    // The one before each in the order of titles is in by then.
    for (const row of rows.toSorted(byTitle)) {
      this.remove(row.id);
      const slot = takeIn({ docs: this.docs, postings: this.postings, cards: this.#cards }, row);
      this.#orders.newest.insert(slot, this.#newest);
      this.#orders.award.insert(slot, this.#award);
      this.#orders.title.insertAfter(row.titleAfter ? this.docs.slotOf(row.titleAfter) : null, slot);
    }
  }

  /** The words that typed ones are mended to. */
  get near(): NearWords {
    return this.#near;
  }

  /** Takes the words that stand in public texts by now. */
  learn(words: PackedWords): null {
    this.#near = new NearWords(words);
    return null;
  }

  remove(id: number): void {
    const slot = this.docs.remove(id);
    if (slot !== null) this.#cards.blot(slot);
  }

  /** What a page shows of these rows. */
  cardsOf(ids: readonly number[]): readonly Card[] {
    return ids.map((id) => this.#cards.at(this.docs.slotOf(id) as number));
  }

  order(name: OrderName): Ordered {
    return this.#orders[name];
  }
}
