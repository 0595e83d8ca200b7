/** The words that were known when the table was made, as one process hands them to another. */
export type PackedTerms = {
  /** All of them in a row, in the order of their numbers. */
  readonly letters: string;
  /** Where each ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** At the place that its letters lead to, or the next free one after it, the number of a word plus one; 0 is free. */
  readonly table: Uint32Array<ArrayBuffer>;
};

const none: PackedTerms = { letters: '', ends: new Uint32Array(0), table: new Uint32Array(1) };

/**
 * A number for each word, from 0. Most are known from the start and lie in a table: some 20 bytes each, where a map takes 60;
 * those that come later stand in a map beside it.
 */
export class Terms {
  readonly #packed: PackedTerms;
  readonly #later = new Map<string, number>();

  constructor(packed: PackedTerms = none) {
    this.#packed = packed;
  }

  get size(): number {
    return this.#packed.ends.length + this.#later.size;
  }

  find(word: string): number | undefined {
    const { letters, ends, table } = this.#packed;
    for (let place = placeOf(word, table.length); table[place] !== 0; place = (place + 1) & (table.length - 1)) {
      const term = (table[place] as number) - 1;
      const start = term === 0 ? 0 : (ends[term - 1] as number);
      if (ends[term] === start + word.length && letters.startsWith(word, start)) return term;
    }
    return this.#later.get(word);
  }

  /** Gives a word that is not known the next number. */
  add(word: string): number {
    const term = this.size;
    // A slice of a long text would keep that text alive: the copy does not.
    this.#later.set(Buffer.from(word).toString(), term);
    return term;
  }

  pack(): PackedTerms {
    const { letters, ends } = this.#packed;
    const later = [...this.#later.keys()];
    let end = letters.length;
    const all = Uint32Array.from([...ends, ...later.map((word) => (end += word.length))]);
    const whole = letters + later.join('');
    return { letters: whole, ends: all, table: tableOf(whole, all) };
  }
}

function tableOf(letters: string, ends: Uint32Array): Uint32Array<ArrayBuffer> {
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * ends.length + 1)));
  for (const [term, end] of ends.entries()) {
    const word = letters.slice(term === 0 ? 0 : ends[term - 1], end);
    let place = placeOf(word, table.length);
    while (table[place] !== 0) place = (place + 1) & (table.length - 1);
    table[place] = term + 1;
  }
  return table;
}

/** FNV-1a (Fowler, Noll, Vo) over the letters; `size` is a power of two. */
function placeOf(word: string, size: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (size - 1);
}
