import { impactCode } from './impact.ts';
import { type PackedTerms, Terms } from './terms.ts';

/**
 * The texts that hold a word, as they are read: `slots[n]` with the byte `codes[n]` for n below `length`, slots ascending. The
 * room is shared: what was read is good until the next word is.
 */
export type Read = { readonly slots: Uint32Array; readonly codes: Uint8Array; readonly length: number };

/** Bytes of the smallest block; larger ones are so many of these in a row. */
const UNIT = 32;
const SEGMENT_UNITS = 1 << 15;
/** The end of a block says which unit goes on: its number in the pool, 0 for none. */
const LINK = 4;

/** Units of the blocks of a chain by their place in it: most words stand in few texts, and the common ones are read in long rows. */
const unitsAt = (place: number): number => {
  if (place < 4) return 1;
  return place < 16 ? 4 : 32;
};
/** Bytes of a block that hold texts. */
const roomAt = (place: number): number => unitsAt(place) * UNIT - LINK;

/** What is known of each word: where its first and last block lie, the place of the last in the chain, how full it is, its last text and how many. */
const FIELDS = 6;
/** Words that may come in before the facts have to grow. */
const ROOM = 1.05;
const HEAD = 0;
const TAIL = 1;
const PLACE = 2;
const FILL = 3;
const LAST = 4;
const COUNT = 5;

let room: Omit<Read, 'length'> = { slots: new Uint32Array(0), codes: new Uint8Array(0) };
let chain = new Uint8Array(0);

export type PackedPostings = {
  readonly terms: PackedTerms;
  readonly segments: readonly Uint8Array<ArrayBuffer>[];
  readonly facts: Uint32Array;
  readonly units: number;
};

/** Two words of three stand in their text once, behind title and summary: such a weight is told by a bit and has no byte. */
const USUAL = impactCode(0, 0, 1);
/** In the first byte of a text: a byte with its weight follows. */
const WEIGHED = 64;

/**
 * In which texts each word stands: for each text the gap to the one before (six bits in the first byte, seven in each further
 * one, as in LEB128) and the byte of its weight, in chains of blocks out of large segments. Two bytes a text, where an array of
 * objects takes sixty; a text is added at the end of its words' chains at any time, as long as its slot is larger than all before.
 */
export class Postings {
  readonly #terms: Terms;
  readonly #segments: Uint8Array<ArrayBuffer>[];
  #facts: Uint32Array;
  #units: number;

  constructor(packed?: PackedPostings) {
    this.#terms = new Terms(packed?.terms);
    this.#segments = [...(packed?.segments ?? [])];
    this.#facts = packed?.facts ?? new Uint32Array(FIELDS * 1024);
    // Unit 0 is none.
    this.#units = packed?.units ?? 1;
  }

  /** What another thread makes the same of. */
  pack(): PackedPostings {
    const facts = this.#facts.slice(0, Math.ceil(FIELDS * this.#terms.size * ROOM));
    return { terms: this.#terms.pack(), segments: this.#segments, facts, units: this.#units };
  }

  add(lexeme: string, slot: number, code: number): void {
    const at = FIELDS * this.#termOf(lexeme);
    let gap = slot - this.#fact(at + LAST);
    const weighed = code === USUAL ? 0 : WEIGHED;
    this.#put(at, (gap & 63) | weighed | (gap > 63 ? 128 : 0));
    for (gap >>>= 6; gap > 0; gap >>>= 7) this.#put(at, (gap & 127) | (gap > 127 ? 128 : 0));
    if (weighed > 0) this.#put(at, code);
    this.#facts[at + LAST] = slot;
    this.#facts[at + COUNT] = this.#fact(at + COUNT) + 1;
  }

  /** In how many texts the word stands, those that are gone by now included. */
  countOf(lexeme: string): number {
    const term = this.#terms.find(lexeme);
    return term === undefined ? 0 : this.#fact(FIELDS * term + COUNT);
  }

  /** The texts with the word. */
  read(lexeme: string): Read {
    return this.#unpacked(lexeme, null);
  }

  /** Of these slots, which ascend, those whose text has the word, by their places among them. */
  readAmong(lexeme: string, among: Uint32Array): Omit<Read, 'slots'> & { readonly places: Uint32Array } {
    const { slots: places, ...read } = this.#unpacked(lexeme, among);
    return { ...read, places };
  }

  #unpacked(lexeme: string, among: Uint32Array | null): Read {
    const term = this.#terms.find(lexeme);
    const length = term === undefined ? 0 : this.#fact(FIELDS * term + COUNT);
    const most = among ? Math.min(length, among.length) : length;
    if (room.slots.length < most) room = { slots: new Uint32Array(most), codes: new Uint8Array(most) };
    if (term === undefined) return { ...room, length };
    this.#gather(FIELDS * term);
    return { ...room, length: unpack(room, length, among) };
  }

  /** Puts the blocks of a chain together in a row. */
  #gather(at: number): void {
    let [unit, length] = [this.#fact(at + HEAD), 0];
    const last = this.#fact(at + PLACE);
    for (let place = 0; place <= last; place += 1) {
      const size = place === last ? this.#fact(at + FILL) : roomAt(place);
      if (chain.length < length + size) chain = grown(chain, length + size);
      const [bytes, start] = [this.#bytesOf(unit), offsetOf(unit)];
      chain.set(bytes.subarray(start, start + size), length);
      length += size;
      unit = place === last ? 0 : linkAt(bytes, start + size);
    }
  }

  #termOf(lexeme: string): number {
    const known = this.#terms.find(lexeme);
    if (known !== undefined) return known;
    const term = this.#terms.add(lexeme);
    if (FIELDS * (term + 1) > this.#facts.length) {
      const larger = new Uint32Array(Math.ceil(this.#facts.length * 1.5) + 16 * FIELDS);
      larger.set(this.#facts);
      this.#facts = larger;
    }
    const unit = this.#newBlock(0);
    this.#facts.set([unit, unit, 0, 0, 0, 0], FIELDS * term);
    return term;
  }

  #put(at: number, byte: number): void {
    let [unit, place, fill] = [this.#fact(at + TAIL), this.#fact(at + PLACE), this.#fact(at + FILL)];
    if (fill === roomAt(place)) {
      const next = this.#newBlock(place + 1);
      link(this.#bytesOf(unit), offsetOf(unit) + fill, next);
      [unit, place, fill] = [next, place + 1, 0];
      this.#facts[at + TAIL] = next;
      this.#facts[at + PLACE] = place;
    }
    this.#bytesOf(unit)[offsetOf(unit) + fill] = byte;
    this.#facts[at + FILL] = fill + 1;
  }

  /** The first unit of a new block; a block lies in one segment, and what is too short for it stays empty. */
  #newBlock(place: number): number {
    const size = unitsAt(place);
    const left = SEGMENT_UNITS - (this.#units % SEGMENT_UNITS);
    const unit = left < size ? this.#units + left : this.#units;
    this.#units = unit + size;
    if (Math.floor(unit / SEGMENT_UNITS) >= this.#segments.length)
      this.#segments.push(new Uint8Array(SEGMENT_UNITS * UNIT));
    return unit;
  }

  #bytesOf(unit: number): Uint8Array {
    return this.#segments[Math.floor(unit / SEGMENT_UNITS)] as Uint8Array;
  }

  #fact(place: number): number {
    return this.#facts[place] as number;
  }
}

const offsetOf = (unit: number): number => (unit % SEGMENT_UNITS) * UNIT;

function link(bytes: Uint8Array, at: number, to: number): void {
  for (let n = 0; n < LINK; n += 1) bytes[at + n] = (to >>> (8 * n)) & 255;
}

function linkAt(bytes: Uint8Array, at: number): number {
  let to = 0;
  for (let n = 0; n < LINK; n += 1) to |= (bytes[at + n] as number) << (8 * n);
  return to;
}

function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, bytes.length * 2));
  larger.set(bytes);
  return larger;
}

/**
 * Reads `length` texts of the gathered chain from its beginning. Given `wanted`, keeps those among them, each by its place there; how many
 * are kept.
 */
function unpack({ slots, codes }: Omit<Read, 'length'>, length: number, wanted: Uint32Array | null): number {
  const bytes = chain;
  let [at, slot, place, kept] = [0, 0, 0, 0];
  for (let n = 0; n < length; n += 1) {
    let byte = bytes[at++] as number;
    const weighed = byte & WEIGHED;
    let gap = byte & 63;
    for (let shift = 6; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      gap |= (byte & 127) << shift;
    }
    slot += gap;
    const code = weighed === 0 ? USUAL : (bytes[at++] as number);
    if (wanted !== null) {
      place = placeFrom(place, wanted, slot);
      if (place === wanted.length) break;
      if (wanted[place] !== slot) continue;
    }
    slots[kept] = wanted === null ? slot : place;
    codes[kept++] = code;
  }
  return kept;
}

/** The first place from `from` on of a slot that is not before this one. */
function placeFrom(from: number, slots: Uint32Array, slot: number): number {
  let place = from;
  while (place < slots.length && (slots[place] as number) < slot) place += 1;
  return place;
}
