import { addBits, type Bits, bitWords, isDense, narrowBits, setBit } from './bits.ts';
import { grown } from './chains.ts';
import type { Found } from './found.ts';
import { addGaps, type Gaps, narrowGaps, Walk } from './gaps.ts';

/** The texts of all words as they were when they were packed, one behind the other, as one thread hands them to another. */
export type PackedTexts = {
  /** All slots are below this one. */
  readonly slots: number;
  /** By the number of the word: in how many texts it stands, and where these begin in `bytes`. */
  readonly counts: Uint32Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export const nothingPacked: PackedTexts = {
  slots: 0,
  counts: new Uint32Array(0),
  starts: new Uint32Array(0),
  bytes: new Uint8Array(0),
};

/** Bits are read four bytes at once, and begin where such four do. */
const ALIGNED = 4;

/** Packs the texts of each word by its number, from 0 on. */
export function packTexts(words: number, slots: number, textsOf: (word: number) => Gaps): PackedTexts {
  const [counts, starts] = [new Uint32Array(words), new Uint32Array(words)];
  let [bytes, end] = [new Uint8Array(1024), 0];
  for (let word = 0; word < words; word += 1) {
    const gaps = textsOf(word);
    const dense = isDense(gaps.texts, slots);
    if (dense) end = Math.ceil(end / ALIGNED) * ALIGNED;
    [counts[word], starts[word]] = [gaps.texts, end];
    const size = dense ? bitWords(slots) * ALIGNED + gaps.texts : gaps.bytes.length;
    if (bytes.length < end + size) bytes = grown(bytes, end + size);
    if (dense) putBits(gaps, bitsAt(bytes, end, slots, gaps.texts));
    else bytes.set(gaps.bytes, end);
    end += size;
  }
  return { slots, counts, starts, bytes: bytes.slice(0, end) };
}

function putBits(gaps: Gaps, { bits, codes }: Bits): void {
  const walk = new Walk(gaps);
  for (let n = 0; walk.next(); n += 1) {
    setBit(bits, walk.slot);
    codes[n] = walk.code;
  }
}

function bitsAt(bytes: Uint8Array, start: number, slots: number, texts: number): Bits {
  const bits = new Uint32Array(bytes.buffer, bytes.byteOffset + start, bitWords(slots));
  const codes = start + bits.byteLength;
  return { bits, codes: bytes.subarray(codes, codes + texts) };
}

/** Puts the texts of a word behind those that were found. */
export function addPacked({ slots, counts, starts, bytes }: PackedTexts, word: number, found: Found): void {
  const [texts, start] = [counts[word] ?? 0, starts[word] ?? 0];
  if (texts === 0) return;
  if (isDense(texts, slots)) addBits(bitsAt(bytes, start, slots, texts), found);
  else addGaps({ bytes: bytes.subarray(start), texts }, found);
}

/** Of the first `to` that were found, all of them below `slots`, keeps those that have the word too; how many are kept then. */
export function narrowPacked(packed: PackedTexts, word: number, found: Found, to: number): number {
  const { slots, counts, starts, bytes } = packed;
  const [texts, start] = [counts[word] ?? 0, starts[word] ?? 0];
  if (texts === 0) return 0;
  if (isDense(texts, slots)) return narrowBits(bitsAt(bytes, start, slots, texts), found, to);
  return narrowGaps({ bytes: bytes.subarray(start), texts }, found, 0, to, 0);
}
