/**
 * The texts that hold a word, as they are read: `slots[n]` with the byte `codes[n]` for n below `length`, slots ascending. The
 * room is shared: what was read is good until the next word is.
 */
export type Read = { readonly slots: Uint32Array; readonly codes: Uint8Array; readonly length: number };

const BLOCK = 32;
/** The end of a block says which block goes on: its number in the pool, 0 for none. */
const LINK = 4;
const FULL = BLOCK - LINK;
/** Blocks of one segment: a megabyte. */
const SEGMENT_BLOCKS = 1 << 15;

/** What is known of each word: where its first and last block lie, how full the last is, its last text and how many. */
const FIELDS = 5;
const HEAD = 0;
const TAIL = 1;
const FILL = 2;
const LAST = 3;
const COUNT = 4;

let room: Omit<Read, 'length'> = { slots: new Uint32Array(0), codes: new Uint8Array(0) };

export type PackedPostings = {
  readonly terms: Map<string, number>;
  readonly segments: readonly Uint8Array<ArrayBuffer>[];
  readonly facts: Uint32Array;
  readonly blocks: number;
};

/**
 * In which texts each word stands: for each text the gap to the one before (seven bits a byte, as in LEB128) and the byte of
 * its weight, in chains of small blocks out of large segments. Three bytes a text, where an array of objects takes sixty; a
 * text is added at the end of its words' chains at any time, as long as its slot is larger than all before.
 */
export class Postings {
  readonly #terms: Map<string, number>;
  readonly #segments: Uint8Array<ArrayBuffer>[];
  #facts: Uint32Array;
  #blocks: number;

  constructor(packed?: PackedPostings) {
    this.#terms = packed?.terms ?? new Map();
    this.#segments = [...(packed?.segments ?? [])];
    this.#facts = packed?.facts ?? new Uint32Array(FIELDS * 1024);
    // Block 0 is none.
    this.#blocks = packed?.blocks ?? 1;
  }

  /** What another thread makes the same of. */
  pack(): PackedPostings {
    return { terms: this.#terms, segments: this.#segments, facts: this.#facts, blocks: this.#blocks };
  }

  add(lexeme: string, slot: number, code: number): void {
    const at = FIELDS * this.#termOf(lexeme);
    let gap = slot - this.#fact(at + LAST);
    while (gap > 127) {
      this.#put(at, (gap & 127) | 128);
      gap >>>= 7;
    }
    this.#put(at, gap);
    this.#put(at, code);
    this.#facts[at + LAST] = slot;
    this.#facts[at + COUNT] = this.#fact(at + COUNT) + 1;
  }

  /** In how many texts the word stands, those that are gone by now included. */
  countOf(lexeme: string): number {
    const term = this.#terms.get(lexeme);
    return term === undefined ? 0 : this.#fact(FIELDS * term + COUNT);
  }

  read(lexeme: string): Read {
    const term = this.#terms.get(lexeme);
    const length = this.countOf(lexeme);
    if (room.slots.length < length) room = { slots: new Uint32Array(length), codes: new Uint8Array(length) };
    const read = { ...room, length };
    if (term !== undefined) this.#unchain(FIELDS * term, read);
    return read;
  }

  #unchain(at: number, { slots, codes, length }: Read): void {
    let block = this.#fact(at + HEAD);
    let bytes = this.#bytesOf(block);
    let [place, end] = [offsetOf(block), offsetOf(block) + FULL];
    /** The next byte of the chain. */
    const next = (): number => {
      if (place === end) {
        block = this.#linkOf(block);
        bytes = this.#bytesOf(block);
        [place, end] = [offsetOf(block), offsetOf(block) + FULL];
      }
      return bytes[place++] as number;
    };
    let slot = 0;
    for (let n = 0; n < length; n += 1) {
      let byte = next();
      let gap = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = next();
        gap |= (byte & 127) << shift;
      }
      slot += gap;
      slots[n] = slot;
      codes[n] = next();
    }
  }

  #termOf(lexeme: string): number {
    const known = this.#terms.get(lexeme);
    if (known !== undefined) return known;
    const term = this.#terms.size;
    // A slice of a long text would keep that text alive: the copy does not.
    this.#terms.set(Buffer.from(lexeme).toString(), term);
    if (FIELDS * (term + 1) > this.#facts.length) {
      const larger = new Uint32Array(Math.ceil(this.#facts.length * 1.5));
      larger.set(this.#facts);
      this.#facts = larger;
    }
    const block = this.#newBlock();
    this.#facts.set([block, block, 0, 0, 0], FIELDS * term);
    return term;
  }

  #put(at: number, byte: number): void {
    let [block, fill] = [this.#fact(at + TAIL), this.#fact(at + FILL)];
    if (fill === FULL) {
      const next = this.#newBlock();
      this.#link(block, next);
      [block, fill] = [next, 0];
      this.#facts[at + TAIL] = next;
    }
    this.#bytesOf(block)[offsetOf(block) + fill] = byte;
    this.#facts[at + FILL] = fill + 1;
  }

  #newBlock(): number {
    const block = this.#blocks++;
    if (Math.floor(block / SEGMENT_BLOCKS) >= this.#segments.length)
      this.#segments.push(new Uint8Array(SEGMENT_BLOCKS * BLOCK));
    return block;
  }

  #bytesOf(block: number): Uint8Array {
    return this.#segments[Math.floor(block / SEGMENT_BLOCKS)] as Uint8Array;
  }

  #link(from: number, to: number): void {
    const [bytes, at] = [this.#bytesOf(from), offsetOf(from) + FULL];
    for (let n = 0; n < LINK; n += 1) bytes[at + n] = (to >>> (8 * n)) & 255;
  }

  #linkOf(block: number): number {
    const [bytes, at] = [this.#bytesOf(block), offsetOf(block) + FULL];
    let to = 0;
    for (let n = 0; n < LINK; n += 1) to |= (bytes[at + n] as number) << (8 * n);
    return to;
  }

  #fact(place: number): number {
    return this.#facts[place] as number;
  }
}

const offsetOf = (block: number): number => (block % SEGMENT_BLOCKS) * BLOCK;
