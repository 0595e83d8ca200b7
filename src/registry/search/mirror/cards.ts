import { randomUUID } from 'node:crypto';
import { openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a page shows of one text: facts as PostgreSQL writes them in JSON, and the text itself. */
export type Card = {
  readonly facts: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
};

/** Where in the file the card of each slot begins; the next one begins where it ends. */
export type PackedCards = { readonly starts: Float64Array; readonly length: number; readonly end: number };

/** Bytes before each card: how many bytes its four texts take. */
const HEAD = 16;
const GROWTH = 1.25;

/** The number of the file in a process that it is handed to, behind what every child has (`read-all.ts`). */
export const HANDED = 4;

/**
 * A file without a name, in the first of these folders that lets it, for this process and those it hands the number to: no other can
 * open it, and nothing is left of it when they have ended, however they end.
 */
export function namelessFile([folder = tmpdir(), ...others]: readonly string[]): number {
  const path = join(folder, `.index-${randomUUID()}`);
  try {
    const file = openSync(path, 'wx+', 0o600);
    rmSync(path);
    return file;
  } catch (error) {
    if (others.length === 0) throw error;
    return namelessFile(others);
  }
}

/** The cards of all slots, one behind the other in a file: texts of 100,000 records would take a quarter of a gigabyte of memory. */
export class Cards {
  readonly #file: number;
  #starts: Float64Array;
  #length: number;
  #end: number;
  /** One card at a time is in here. */
  #room = Buffer.alloc(HEAD);

  constructor(file: number, given: number | PackedCards) {
    const packed = typeof given === 'number' ? { starts: new Float64Array(given), length: 0, end: 0 } : given;
    this.#file = file;
    ({ starts: this.#starts, length: this.#length, end: this.#end } = packed);
  }

  pack(): PackedCards {
    return { starts: this.#starts, length: this.#length, end: this.#end };
  }

  /** Takes in the card of the next slot. */
  add(card: Card): void {
    const texts = [card.facts, card.title, card.summary, card.body];
    const room = this.#roomFor(HEAD + texts.reduce((sum, text) => sum + 3 * text.length, 0));
    let size = HEAD;
    for (const [n, text] of texts.entries()) {
      const bytes = room.write(text, size);
      room.writeUInt32LE(bytes, 4 * n);
      size += bytes;
    }
    this.#write(room.subarray(0, size), this.#end);
    if (this.#length === this.#starts.length) this.#grow();
    this.#starts[this.#length] = this.#end;
    this.#length += 1;
    this.#end += size;
  }

  /** The card of a slot that is not blotted out. */
  at(slot: number): Card {
    const [start, end] = this.#span(slot);
    const room = this.#roomFor(end - start);
    this.#read(room.subarray(0, end - start), start);
    let at = HEAD;
    const next = (n: number): string => {
      const begin = at;
      at += room.readUInt32LE(4 * n);
      return room.toString('utf8', begin, at);
    };
    return { facts: next(0), title: next(1), summary: next(2), body: next(3) };
  }

  /** Leaves nothing of a card in the file: whoever took a text back, or has it erased, finds it nowhere. */
  blot(slot: number): void {
    const [start, end] = this.#span(slot);
    this.#write(Buffer.alloc(end - start), start);
  }

  #span(slot: number): readonly [start: number, end: number] {
    const start = this.#starts[slot] as number;
    return [start, slot + 1 < this.#length ? (this.#starts[slot + 1] as number) : this.#end];
  }

  #roomFor(bytes: number): Buffer {
    if (this.#room.length < bytes) this.#room = Buffer.alloc(2 * bytes);
    return this.#room;
  }

  #write(bytes: Uint8Array, place: number): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, place + at);
  }

  #read(bytes: Uint8Array, place: number): void {
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, place + at);
      if (read === 0) throw new Error('the file of cards ended before its last one');
      at += read;
    }
  }

  #grow(): void {
    const starts = new Float64Array(Math.ceil(this.#starts.length * GROWTH) + 16);
    starts.set(this.#starts);
    this.#starts = starts;
  }
}
