import { impacts } from './impact.ts';
import type { MirrorIndex } from './mirror-index.ts';
import type { Postings, Read } from './postings.ts';

/** What is looked for: the lexemes, all of which must stand in a text, or any. */
export type Wanted = { readonly lexemes: readonly string[]; readonly all: boolean };

/**
 * The rows that hold what was looked for, in the order of their slots, and for each what the words weigh in it. Good until
 * the next search: searches do not wait in between, and share the room.
 */
export type Matched = { readonly slots: Uint32Array; readonly weights: Float32Array };

type Room = { slots: Uint32Array; weights: Float32Array; length: number };

/** Two rooms, for what was found so far and what is found with one more word. */
let rooms: [Room, Room] = [roomOf(0), roomOf(0)];

function roomOf(size: number): Room {
  return { slots: new Uint32Array(size), weights: new Float32Array(size), length: 0 };
}

/** The living rows with these words. All arrays are walked in order, which is what a processor does best. */
export function match({ docs, postings }: MirrorIndex, { lexemes, all }: Wanted): Matched {
  if (rooms[0].slots.length < docs.length) rooms = [roomOf(docs.length), roomOf(docs.length)];
  let [found, next] = rooms;
  found.length = 0;
  // The rarest first: with all words wanted, there is less to go through from word to word.
  const inOrder = lexemes.toSorted((a, b) => postings.countOf(a) - postings.countOf(b));
  for (const [place, lexeme] of inOrder.entries()) {
    if (place === 0) takeAlive(found, postings.read(lexeme), docs.alive);
    else {
      if (all) intersect(found, postings.readAmong(lexeme, found.slots.subarray(0, found.length)), next);
      else unite(found, postings.read(lexeme), next, docs.alive);
      [found, next] = [next, found];
    }
  }
  return { slots: found.slots.subarray(0, found.length), weights: found.weights.subarray(0, found.length) };
}

function takeAlive(into: Room, { slots, codes, length }: Read, alive: Uint8Array): void {
  let n = 0;
  for (let at = 0; at < length; at += 1) {
    const slot = slots[at] as number;
    if (alive[slot] !== 1) continue;
    into.slots[n] = slot;
    into.weights[n] = impacts[codes[at] as number] as number;
    n += 1;
  }
  into.length = n;
}

function intersect(found: Room, { places, codes, length }: ReturnType<Postings['readAmong']>, into: Room): void {
  for (let n = 0; n < length; n += 1) {
    const place = places[n] as number;
    into.slots[n] = found.slots[place] as number;
    into.weights[n] = (found.weights[place] as number) + (impacts[codes[n] as number] as number);
  }
  into.length = length;
}

function unite(found: Room, { slots, codes, length }: Read, into: Room, alive: Uint8Array): void {
  let [n, place, at] = [0, 0, 0];
  while (place < found.length || at < length) {
    const left = place < found.length ? (found.slots[place] as number) : Number.POSITIVE_INFINITY;
    const right = at < length ? (slots[at] as number) : Number.POSITIVE_INFINITY;
    const slot = Math.min(left, right);
    let weight = 0;
    if (left === slot) weight += found.weights[place++] as number;
    if (right === slot) weight += impacts[codes[at++] as number] as number;
    if (alive[slot] !== 1) continue;
    into.slots[n] = slot;
    into.weights[n] = weight;
    n += 1;
  }
  into.length = n;
}

/** All living rows. */
export function everything({ docs }: MirrorIndex): Uint32Array {
  const slots = new Uint32Array(docs.living);
  let n = 0;
  for (let slot = 0; slot < docs.length; slot += 1) if (docs.alive[slot] === 1) slots[n++] = slot;
  return slots;
}
