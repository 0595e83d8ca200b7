import { bytesOfText, type Gaps } from './gaps.ts';

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

/** What is known of each chain: where its first and last block lie, the place of the last in the chain, how full it is, its last text and how many. */
const FIELDS = 6;
const HEAD = 0;
const TAIL = 1;
const PLACE = 2;
const FILL = 3;
const LAST = 4;
const COUNT = 5;

/** A chain in a row, until the next one is read. */
let row = new Uint8Array(0);

/**
 * Texts of words that can grow at any time, a chain a word: blocks out of large segments. A text is added at the end of a
 * chain, as long as its slot is larger than all before.
 */
export class Chains {
  readonly #segments: Uint8Array<ArrayBuffer>[] = [];
  #facts = new Uint32Array(FIELDS * 1024);
  /** Unit 0 is none. */
  #units = 1;
  #chains = 0;

  /** The number of a new chain, from 0 on. */
  begin(): number {
    const chain = this.#chains++;
    if (FIELDS * (chain + 1) > this.#facts.length) {
      const larger = new Uint32Array(Math.ceil(this.#facts.length * 1.5) + FIELDS);
      larger.set(this.#facts);
      this.#facts = larger;
    }
    const unit = this.#newBlock(0);
    this.#facts.set([unit, unit, 0, 0, 0, 0], FIELDS * chain);
    return chain;
  }

  add(chain: number, slot: number, code: number): void {
    const at = FIELDS * chain;
    const bytes = bytesOfText(slot - this.#fact(at + LAST), code);
    for (let n = 0; n < bytes.length; n += 1) this.#put(at, bytes[n] as number);
    this.#facts[at + LAST] = slot;
    this.#facts[at + COUNT] = this.#fact(at + COUNT) + 1;
  }

  countOf(chain: number): number {
    return this.#fact(FIELDS * chain + COUNT);
  }

  /** The texts of a chain, good until the next one is asked for. */
  textsOf(chain: number): Gaps {
    const at = FIELDS * chain;
    let [unit, length] = [this.#fact(at + HEAD), 0];
    const last = this.#fact(at + PLACE);
    for (let place = 0; place <= last; place += 1) {
      const size = place === last ? this.#fact(at + FILL) : roomAt(place);
      if (row.length < length + size) row = grown(row, length + size);
      const [bytes, start] = [this.#bytesOf(unit), offsetOf(unit)];
      row.set(bytes.subarray(start, start + size), length);
      length += size;
      unit = place === last ? 0 : linkAt(bytes, start + size);
    }
    return { bytes: row.subarray(0, length), texts: this.countOf(chain) };
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

/** A larger array with the same beginning. */
export function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, bytes.length * 2));
  larger.set(bytes);
  return larger;
}
