import type { Found } from './found.ts';
import { impacts } from './impact.ts';

/**
 * The texts that hold a very common word: a bit for each slot, whether its text does, and the weights in the order of the slots.
 * Whether a text is among them is seen without reading those before it.
 */
export type Bits = { readonly bits: Uint32Array; readonly codes: Uint8Array };

const WORD_BITS = 32;
/** Until two texts in five have a word, its bits take more room than its gaps: from one in eight on that is paid, for each text is then looked up at once. */
const SHARE = 8;

/** Whether so many texts out of so many slots are told by bits. */
export const isDense = (texts: number, slots: number): boolean => texts * SHARE > slots;

/** Words of bits for so many slots. */
export const bitWords = (slots: number): number => Math.ceil(slots / WORD_BITS);

export function setBit(bits: Uint32Array, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] as number) | (1 << (slot & 31));
}

/** Puts the texts behind those that were found. */
export function addBits({ bits, codes }: Bits, found: Found): void {
  const { slots, weights } = found;
  const before = found.length;
  let n = before;
  for (let word = 0; word < bits.length; word += 1) {
    for (let left = bits[word] as number; left !== 0; left &= left - 1)
      slots[n++] = WORD_BITS * word + WORD_BITS - 1 - Math.clz32(left & -left);
  }
  for (let at = 0; at < codes.length; at += 1) weights[before + at] = impacts[codes[at] as number] as number;
  found.length = n;
}

/**
 * Of the first `to` that were found, keeps those that have the word too; how many are kept then. Every one is written to where the
 * next to be kept belongs, and stays if its bit is set: whether it is cannot be foretold, and a processor that guesses wrong loses
 * more than the writing takes.
 */
export function narrowBits({ bits, codes }: Bits, { slots, weights }: Found, to: number): number {
  // How many texts stand in the words of bits before this one.
  let [n, word, before] = [0, 0, 0];
  for (let place = 0; place < to; place += 1) {
    const slot = slots[place] as number;
    const at = slot >>> 5;
    for (; word < at; word += 1) before += onesIn(bits[word] as number);
    const here = bits[at] as number;
    const shift = slot & 31;
    // The last one up to this slot, which is this one's own if it has the word.
    const last = Math.max(0, before + onesIn(here << (31 - shift)) - 1);
    slots[n] = slot;
    weights[n] = (weights[place] as number) + (impacts[codes[last] as number] as number);
    n += (here >>> shift) & 1;
  }
  return n;
}

/** How many of the 32 bits are set: Warren, Hacker's Delight, 2nd edition, figure 5-2. */
function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
