import { Chains } from './chains.ts';
import type { Found } from './found.ts';
import { addGaps, narrowGaps } from './gaps.ts';
import { addPacked, narrowPacked, nothingPacked, type PackedTexts, packTexts } from './packed.ts';
import { type PackedTerms, Terms } from './terms.ts';

export type PackedPostings = { readonly terms: PackedTerms; readonly texts: PackedTexts };

/** Gathers in which texts each word stands. */
export class PostingsBuilder {
  readonly #terms = new Terms();
  /** The chain of a word has its number. */
  readonly #chains = new Chains();

  /** The slot is larger than all that the word had before. */
  add(lexeme: string, slot: number, code: number): void {
    const known = this.#terms.find(lexeme);
    if (known === undefined) this.#terms.add(lexeme);
    this.#chains.add(known ?? this.#chains.begin(), slot, code);
  }

  /** What another thread makes the postings of; all slots are below `slots`. */
  pack(slots: number): PackedPostings {
    const texts = packTexts(this.#terms.size, slots, (term) => this.#chains.textsOf(term));
    return { terms: this.#terms.pack(), texts };
  }
}

/**
 * In which texts each word stands, and what it weighs there. What was there at first lies packed (`packed.ts`), two bytes a text,
 * where an array of objects takes sixty; what comes later stands behind it, in chains that grow (`chains.ts`).
 */
export class Postings {
  readonly #terms: Terms;
  readonly #first: PackedTexts;
  readonly #later = new Chains();
  /** By the number of a word that of its chain plus one; 0 where it has none. */
  #chains = new Uint32Array(0);

  constructor(packed?: PackedPostings) {
    this.#terms = new Terms(packed?.terms);
    this.#first = packed?.texts ?? nothingPacked;
  }

  /** The slot is larger than all that any word had before. */
  add(lexeme: string, slot: number, code: number): void {
    const term = this.#terms.find(lexeme) ?? this.#terms.add(lexeme);
    if (term >= this.#chains.length) {
      const larger = new Uint32Array(Math.max(this.#terms.size, Math.ceil(this.#chains.length * 1.5)));
      larger.set(this.#chains);
      this.#chains = larger;
    }
    if (this.#chains[term] === 0) this.#chains[term] = this.#later.begin() + 1;
    this.#later.add((this.#chains[term] as number) - 1, slot, code);
  }

  /** In how many texts the word stands, those that are gone by now included. */
  countOf(lexeme: string): number {
    const term = this.#terms.find(lexeme);
    if (term === undefined) return 0;
    const chain = this.#chainOf(term);
    return (this.#first.counts[term] ?? 0) + (chain === null ? 0 : this.#later.countOf(chain));
  }

  /** Finds the texts with the word, and forgets what was found before. */
  read(lexeme: string, found: Found): void {
    found.length = 0;
    const term = this.#terms.find(lexeme);
    if (term === undefined) return;
    addPacked(this.#first, term, found);
    const chain = this.#chainOf(term);
    if (chain !== null) addGaps(this.#later.textsOf(chain), found);
  }

  /** Keeps of what was found the texts that have this word too, and adds what it weighs. */
  narrow(lexeme: string, found: Found): void {
    const term = this.#terms.find(lexeme);
    const later = placeOf(this.#first.slots, found);
    let kept = term === undefined ? 0 : narrowPacked(this.#first, term, found, later);
    const chain = term === undefined ? null : this.#chainOf(term);
    if (chain !== null) kept = narrowGaps(this.#later.textsOf(chain), found, later, found.length, kept);
    found.length = kept;
  }

  #chainOf(term: number): number | null {
    const chain = this.#chains[term] ?? 0;
    return chain === 0 ? null : chain - 1;
  }
}

/** The place of the first text found whose slot is not before this one. */
function placeOf(slot: number, { slots, length }: Found): number {
  let place = length;
  while (place > 0 && (slots[place - 1] as number) >= slot) place -= 1;
  return place;
}
