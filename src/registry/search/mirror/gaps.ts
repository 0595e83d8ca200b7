import type { Found } from './found.ts';
import { impactCode, impacts } from './impact.ts';

/**
 * So many texts as bytes, slots ascending: for each the gap to the one before (six bits in the first byte, seven in each further
 * one, as in LEB128) and the byte of its weight, unless it is the usual one.
 */
export type Gaps = { readonly bytes: Uint8Array; readonly texts: number };

/** Two words of three stand in their text once, behind title and summary: such a weight is told by a bit and has no byte. */
const USUAL = impactCode(0, 0, 1);
/** In the first byte of a text: a byte with its weight follows. */
const WEIGHED = 64;

/** At most five bytes of a gap, and one of a weight. */
const written = new Uint8Array(6);

/** The bytes of one text, good until the next one's are asked for. */
export function bytesOfText(gap: number, code: number): Uint8Array {
  const weighed = code === USUAL ? 0 : WEIGHED;
  let length = 0;
  written[length++] = (gap & 63) | weighed | (gap > 63 ? 128 : 0);
  for (let left = gap >>> 6; left > 0; left >>>= 7) written[length++] = (left & 127) | (left > 127 ? 128 : 0);
  if (weighed > 0) written[length++] = code;
  return written.subarray(0, length);
}

/** Goes from text to text. */
export class Walk {
  readonly #bytes: Uint8Array;
  #left: number;
  #at = 0;
  /** Of the text that was come to last. */
  slot = 0;
  code = 0;

  constructor({ bytes, texts }: Gaps) {
    this.#bytes = bytes;
    this.#left = texts;
  }

  /** False behind the last one. */
  next(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    const bytes = this.#bytes;
    let at = this.#at;
    let byte = bytes[at++] as number;
    const weighed = byte & WEIGHED;
    let gap = byte & 63;
    for (let shift = 6; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      gap |= (byte & 127) << shift;
    }
    this.slot += gap;
    this.code = weighed === 0 ? USUAL : (bytes[at++] as number);
    this.#at = at;
    return true;
  }
}

/** Puts the texts behind those that were found. */
export function addGaps(gaps: Gaps, found: Found): void {
  const { slots, weights } = found;
  const walk = new Walk(gaps);
  let n = found.length;
  while (walk.next()) {
    slots[n] = walk.slot;
    weights[n++] = impacts[walk.code] as number;
  }
  found.length = n;
}

/** Of what was found from `from` to before `to`, keeps what has the word too, behind the first `kept`; how many are kept then. */
export function narrowGaps(gaps: Gaps, { slots, weights }: Found, from: number, to: number, kept: number): number {
  const walk = new Walk(gaps);
  let [place, n] = [from, kept];
  while (place < to && walk.next()) {
    while (place < to && (slots[place] as number) < walk.slot) place += 1;
    if (place === to || slots[place] !== walk.slot) continue;
    weights[n] = (weights[place++] as number) + (impacts[walk.code] as number);
    slots[n++] = walk.slot;
  }
  return n;
}
