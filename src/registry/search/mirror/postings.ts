/** The texts that hold a word, as they are read: `slots[n]` with the byte `codes[n]`, slots ascending. */
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
  readonly #segments: DataView[];
  #facts: Uint32Array;
  #blocks: number;

  constructor(packed?: PackedPostings) {
    this.#terms = packed?.terms ?? new Map();
    this.#segments = (packed?.segments ?? []).map((bytes) => new DataView(bytes.buffer));
    this.#facts = packed?.facts ?? new Uint32Array(FIELDS * 1024);
    // Block 0 is none.
    this.#blocks = packed?.blocks ?? 1;
  }

  /** What another thread makes the same of. */
  pack(): PackedPostings {
    const segments = this.#segments.map((view) => new Uint8Array(view.buffer as ArrayBuffer));
    return { terms: this.#terms, segments, facts: this.#facts, blocks: this.#blocks };
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
    const read = { slots: new Uint32Array(length), codes: new Uint8Array(length), length };
    if (term !== undefined) this.#unchain(FIELDS * term, read);
    return read;
  }

  #unchain(at: number, { slots, codes, length }: Read): void {
    let block = this.#fact(at + HEAD);
    let segment = this.#segmentOf(block);
    let [start, place, slot, gap, shift] = [offsetOf(block), 0, 0, 0, 0];
    let isGap = true;
    for (let n = 0; n < length; ) {
      if (place === FULL) {
        block = segment.getUint32(start + FULL);
        [segment, start, place] = [this.#segmentOf(block), offsetOf(block), 0];
      }
      const byte = segment.getUint8(start + place);
      place += 1;
      if (isGap) {
        gap |= (byte & 127) << shift;
        shift += 7;
        isGap = byte > 127;
      } else {
        slot += gap;
        slots[n] = slot;
        codes[n] = byte;
        n += 1;
        [gap, shift, isGap] = [0, 0, true];
      }
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
      this.#segmentOf(block).setUint32(offsetOf(block) + FULL, next);
      [block, fill] = [next, 0];
      this.#facts[at + TAIL] = next;
    }
    this.#segmentOf(block).setUint8(offsetOf(block) + fill, byte);
    this.#facts[at + FILL] = fill + 1;
  }

  #newBlock(): number {
    const block = this.#blocks++;
    if (Math.floor(block / SEGMENT_BLOCKS) >= this.#segments.length)
      this.#segments.push(new DataView(new ArrayBuffer(SEGMENT_BLOCKS * BLOCK)));
    return block;
  }

  #segmentOf(block: number): DataView {
    return this.#segments[Math.floor(block / SEGMENT_BLOCKS)] as DataView;
  }

  #fact(place: number): number {
    return this.#facts[place] as number;
  }
}

const offsetOf = (block: number): number => (block % SEGMENT_BLOCKS) * BLOCK;
