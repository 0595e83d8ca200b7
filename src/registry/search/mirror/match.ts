import { type Found, roomFor } from './found.ts';
import type { MirrorIndex } from './mirror-index.ts';

/** What is looked for: the lexemes, all of which must stand in a text, or any. */
export type Wanted = { readonly lexemes: readonly string[]; readonly all: boolean };

/**
 * The rows that hold what was looked for, in the order of their slots, and for each what the words weigh in it. Good until
 * the next search: searches do not wait in between, and share the room.
 */
export type Matched = { readonly slots: Uint32Array; readonly weights: Float32Array };

/** Rooms for what was found so far, for what is found with one more word, and for both together. */
const rooms: [Found, Found, Found] = [roomFor(0), roomFor(0), roomFor(0)];

function room(number: 0 | 1 | 2, texts: number): Found {
  if (rooms[number].slots.length < texts) rooms[number] = roomFor(texts);
  return rooms[number];
}

/** The living rows with these words. All arrays are walked in order, which is what a processor does best. */
export function match(index: MirrorIndex, { lexemes, all }: Wanted): Matched {
  const { docs, postings } = index;
  // The rarest first: with all words wanted, there is less to go through from word to word.
  const [first, ...others] = lexemes.toSorted((a, b) => postings.countOf(a) - postings.countOf(b));
  const found = room(0, docs.capacity);
  found.length = 0;
  if (first !== undefined) postings.read(first, found);
  for (const lexeme of others) {
    if (all) postings.narrow(lexeme, found);
    else unite(index, lexeme, found);
  }
  if (docs.living < docs.length) keepAlive(found, docs.alive);
  return { slots: found.slots.subarray(0, found.length), weights: found.weights.subarray(0, found.length) };
}

function keepAlive(found: Found, alive: Uint8Array): void {
  const { slots, weights, length } = found;
  let n = 0;
  for (let place = 0; place < length; place += 1) {
    const slot = slots[place] as number;
    slots[n] = slot;
    weights[n] = weights[place] as number;
    n += alive[slot] as number;
  }
  found.length = n;
}

/** Adds the rows with one more word to what was found. */
function unite({ docs, postings }: MirrorIndex, lexeme: string, found: Found): void {
  const more = room(1, docs.capacity);
  postings.read(lexeme, more);
  const both = room(2, docs.capacity);
  let [n, place, at] = [0, 0, 0];
  while (place < found.length || at < more.length) {
    const left = place < found.length ? (found.slots[place] as number) : Number.POSITIVE_INFINITY;
    const right = at < more.length ? (more.slots[at] as number) : Number.POSITIVE_INFINITY;
    const slot = Math.min(left, right);
    let weight = 0;
    if (left === slot) weight += found.weights[place++] as number;
    if (right === slot) weight += more.weights[at++] as number;
    both.slots[n] = slot;
    both.weights[n++] = weight;
  }
  found.slots.set(both.slots.subarray(0, n));
  found.weights.set(both.weights.subarray(0, n));
  found.length = n;
}

/** All living rows. */
export function everything({ docs }: MirrorIndex): Uint32Array {
  const slots = new Uint32Array(docs.living);
  let n = 0;
  for (let slot = 0; slot < docs.length; slot += 1) if (docs.alive[slot] === 1) slots[n++] = slot;
  return slots;
}
