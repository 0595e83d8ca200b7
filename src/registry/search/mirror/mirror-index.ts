import { type DocRow, Docs, type PackedDocs } from './docs.ts';
import { lengthNorm } from './impact.ts';
import { NearWords, type PackedWords } from './near-words.ts';
import { Ordered, type OrderName, ordersOf, type Sorted, sorted } from './orders.ts';
import { type PackedPostings, Postings, PostingsBuilder } from './postings.ts';
import { readVector } from './vector.ts';

/** The index as one thread hands it to another. */
export type PackedIndex = {
  readonly docs: PackedDocs;
  readonly postings: PackedPostings;
  readonly sorted: Sorted;
  readonly words: PackedWords;
};

function takeIn(docs: Docs, postings: Pick<Postings, 'add'>, row: DocRow): number {
  const slot = docs.add(row);
  const places = readVector(row.words, (lexeme, code) => postings.add(lexeme, slot, code));
  docs.norm[slot] = lengthNorm(places);
  return slot;
}

/** Gathers the rows that are there at first. */
export class IndexBuilder {
  readonly #docs: Docs;
  readonly #postings = new PostingsBuilder();

  constructor(capacity: number) {
    this.#docs = new Docs(capacity);
  }

  add(row: DocRow): void {
    takeIn(this.#docs, this.#postings, row);
  }

  finish(words: PackedWords): PackedIndex {
    return {
      docs: this.#docs.pack(),
      postings: this.#postings.pack(this.#docs.length),
      sorted: sorted(this.#docs),
      words,
    };
  }
}

/** The public innovations of `search_doc` in memory: what is counted, sorted and searched, without any text. */
export class MirrorIndex {
  readonly docs: Docs;
  readonly postings: Postings;
  readonly #orders: Readonly<Record<OrderName, Ordered>>;
  #near: NearWords;

  constructor(packed: PackedIndex) {
    this.docs = new Docs(packed.docs);
    this.postings = new Postings(packed.postings);
    this.#near = new NearWords(packed.words);
    const { newest, title, award } = ordersOf(this.docs);
    this.#orders = {
      newest: new Ordered(packed.sorted.newest, newest),
      title: new Ordered(packed.sorted.title, title),
      award: new Ordered(packed.sorted.award, award),
    };
  }

  /** Takes a row in, instead of the one that had its id. */
  add(row: DocRow): void {
    const slot = takeIn(this.docs, this.postings, row);
    for (const order of Object.values(this.#orders)) order.insert(slot);
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
    this.docs.remove(id);
  }

  order(name: OrderName): Ordered {
    return this.#orders[name];
  }
}
