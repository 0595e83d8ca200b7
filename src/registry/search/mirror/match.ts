import { impacts } from './impact.ts';
import type { MirrorIndex } from './index.ts';
import type { Read } from './postings.ts';

/** What is looked for: the lexemes, all of which must stand in a text, or any. */
export type Wanted = { readonly lexemes: readonly string[]; readonly all: boolean };

/**
 * The rows that hold what was looked for, in the order of their slots, and by slot what the words weigh in each. Both are
 * good until the next search: searches do not wait in between, and share the room.
 */
export type Matched = { readonly slots: Uint32Array; readonly weights: Float32Array };

const room = { seen: new Uint8Array(0), weights: new Float32Array(0), slots: new Uint32Array(0) };

function roomFor(length: number): typeof room {
  if (room.seen.length < length) {
    room.seen = new Uint8Array(length);
    room.weights = new Float32Array(length);
    room.slots = new Uint32Array(length);
  } else room.seen.fill(0);
  return room;
}

/** The living rows with these words. */
export function match({ docs, postings }: MirrorIndex, { lexemes, all }: Wanted): Matched {
  const { weights } = roomFor(docs.length);
  // The rarest first: with all words wanted, no row counts that it does not hold.
  const inOrder = lexemes.toSorted((a, b) => postings.countOf(a) - postings.countOf(b));
  for (const [place, lexeme] of inOrder.entries()) see(postings.read(lexeme), all ? place : null);
  return { slots: gathered(docs.alive, docs.length, all ? inOrder.length : 1), weights };
}

/** Adds one word's weights: to the rows that hold all before it, when it has a place among them; else to every row. */
function see({ slots, codes, length }: Read, place: number | null): void {
  const { seen, weights } = room;
  const next = place === null ? 1 : place + 1;
  for (let n = 0; n < length; n += 1) {
    const slot = slots[n] as number;
    const before = seen[slot] as number;
    if (place !== null && before !== place) continue;
    const weight = impacts[codes[n] as number] as number;
    weights[slot] = before === 0 ? weight : (weights[slot] as number) + weight;
    seen[slot] = next;
  }
}

function gathered(alive: Uint8Array, length: number, wanted: number): Uint32Array {
  const { seen, slots } = room;
  let n = 0;
  for (let slot = 0; slot < length; slot += 1) if (seen[slot] === wanted && alive[slot] === 1) slots[n++] = slot;
  return slots.subarray(0, n);
}

/** All living rows. */
export function everything({ docs }: MirrorIndex): Uint32Array {
  const slots = new Uint32Array(docs.living);
  let n = 0;
  for (let slot = 0; slot < docs.length; slot += 1) if (docs.alive[slot] === 1) slots[n++] = slot;
  return slots;
}
