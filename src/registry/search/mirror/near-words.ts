import type { KnownWord } from '../spelling.ts';
import { skeletonOf } from '../words.ts';

/** `pg_trgm.similarity_threshold`, from which on `%` holds. */
const ALIKE = 0.3;

/** The words as one process hands them to another; a word has its number by the order of the letters. */
export type PackedWords = {
  /** All of them in a row. */
  readonly letters: string;
  /** Where each ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** In about how many public texts each stands. */
  readonly texts: Uint32Array<ArrayBuffer>;
  /** How many triples each has. */
  readonly sizes: Uint8Array<ArrayBuffer>;
  /** Where the words of a triple begin in `holders`; they end where the next one's begin. */
  readonly triples: Map<string, number>;
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Of each triple the gaps from word to word, seven bits a byte (LEB128): most are one byte instead of four. */
  readonly holders: Uint8Array<ArrayBuffer>;
  /** The words in the order of their skeletons. */
  readonly bySkeleton: Uint32Array<ArrayBuffer>;
};

/** The triples of letters of a word without doubles, as `pg_trgm` makes them: two spaces before it and one behind. */
export function triplesOf(word: string): readonly string[] {
  const padded = `  ${word} `;
  const triples = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) triples.add(padded.slice(at, at + 3));
  return [...triples];
}

export function packWords(known: readonly KnownWord[]): PackedWords {
  const sorted = [...known].sort((a, b) => compare(a.word, b.word));
  const sizes = new Uint8Array(sorted.length);
  const heldBy = new Map<string, number[]>();
  for (const [n, { word }] of sorted.entries()) {
    const triples = triplesOf(word);
    sizes[n] = triples.length;
    for (const triple of triples) {
      const holders = heldBy.get(triple);
      if (holders) holders.push(n);
      else heldBy.set(triple, [n]);
    }
  }
  const gaps = [...heldBy.values()].map(gapsOf);
  const starts = new Uint32Array(heldBy.size + 1);
  for (const [n, bytes] of gaps.entries()) starts[n + 1] = (starts[n] as number) + bytes.length;
  const skeletons = sorted.map(({ word }) => skeletonOf(word));
  let end = 0;
  return {
    letters: sorted.map(({ word }) => word).join(''),
    ends: Uint32Array.from(sorted, ({ word }) => (end += word.length)),
    texts: Uint32Array.from(sorted, ({ texts }) => texts),
    sizes,
    triples: new Map([...heldBy.keys()].map((triple, n) => [triple, n])),
    starts,
    holders: Uint8Array.from(gaps.flat()),
    bySkeleton: Uint32Array.from(skeletons.keys()).sort(
      (a, b) => compare(skeletons[a] as string, skeletons[b] as string) || a - b,
    ),
  };
}

/** The bytes that `holders` has for these words, which ascend. */
function gapsOf(words: readonly number[]): number[] {
  const bytes: number[] = [];
  let last = 0;
  for (const word of words) {
    let gap = word - last;
    for (; gap > 127; gap >>>= 7) bytes.push((gap & 127) | 128);
    bytes.push(gap);
    last = word;
  }
  return bytes;
}

/** Words that stand in public texts, to be looked up by letters they share: what `mend.ts` asks PostgreSQL for, in memory. */
export class NearWords {
  readonly #packed: PackedWords;
  /** How many triples each word shares with the one that is asked for; all zero between questions. */
  readonly #shared: Uint8Array;

  constructor(packed: PackedWords) {
    this.#packed = packed;
    this.#shared = new Uint8Array(packed.sizes.length);
  }

  /** In about how many public texts the word stands; 0 for one that is not known. */
  textsOf(word: string): number {
    const { ends, texts } = this.#packed;
    const at = lowest(ends.length, (n) => this.#word(n) >= word);
    return at < ends.length && this.#word(at) === word ? (texts[at] as number) : 0;
  }

  /** At most so many words that share letter triples with what was typed, and as many with its consonants in their order. */
  near(typed: string, most: number): readonly KnownWord[] {
    const found = new Set([...this.#alike(typed).slice(0, most), ...this.#sameSkeleton(typed).slice(0, most)]);
    return [...found].map((n) => ({ word: this.#word(n), texts: this.#packed.texts[n] as number }));
  }

  #alike(typed: string): readonly number[] {
    const triples = triplesOf(typed);
    const least = leastShared(triples.length);
    const [shared, { sizes }] = [this.#shared, this.#packed];
    const alike: { readonly n: number; readonly similarity: number }[] = [];
    for (const n of this.#countShared(triples, least)) {
      const count = shared[n] as number;
      shared[n] = 0;
      if (count < least) continue;
      const similarity = count / (triples.length + (sizes[n] as number) - count);
      if (similarity >= ALIKE) alike.push({ n, similarity });
    }
    alike.sort((a, b) => b.similarity - a.similarity || this.#moreTexts(a.n, b.n));
    return alike.map(({ n }) => n);
  }

  /**
   * The words that may share so many triples; how many they share, stands in `#shared`. A word that has `least` of them has one
   * at least beside the `least` - 1 commonest, so that words which come up in these alone are passed by.
   */
  #countShared(triples: readonly string[], least: number): readonly number[] {
    const known = this.#holdersOf(triples);
    const telling = known.length - least + 1;
    const [shared, { holders }] = [this.#shared, this.#packed];
    const touched: number[] = [];
    for (const [place, { start, end }] of known.entries()) {
      const isTelling = place < telling;
      let [at, n] = [start, 0];
      while (at < end) {
        let byte = holders[at++] as number;
        let gap = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = holders[at++] as number;
          gap |= (byte & 127) << shift;
        }
        n += gap;
        const before = shared[n] as number;
        if (before > 0) shared[n] = before + 1;
        else if (isTelling) {
          touched.push(n);
          shared[n] = 1;
        }
      }
    }
    return touched;
  }

  /** Where the words of each triple stand that any word has, the rarest first. */
  #holdersOf(triples: readonly string[]): readonly { readonly start: number; readonly end: number }[] {
    const { starts } = this.#packed;
    return triples
      .map((triple) => this.#packed.triples.get(triple))
      .filter((number) => number !== undefined)
      .map((number) => ({ start: starts[number] as number, end: starts[number + 1] as number }))
      .sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  #sameSkeleton(typed: string): readonly number[] {
    const wanted = skeletonOf(typed);
    const order = this.#packed.bySkeleton;
    const skeletonAt = (place: number) => skeletonOf(this.#word(order[place] as number));
    const from = lowest(order.length, (place) => skeletonAt(place) >= wanted);
    const to = lowest(order.length, (place) => skeletonAt(place) > wanted);
    return [...order.subarray(from, to)].sort((a, b) => this.#moreTexts(a, b));
  }

  /** Of two in as many texts the one whose letters come first. */
  #moreTexts(a: number, b: number): number {
    const { texts } = this.#packed;
    return (texts[b] as number) - (texts[a] as number) || a - b;
  }

  #word(n: number): string {
    const { letters, ends } = this.#packed;
    return letters.slice(n === 0 ? 0 : ends[n - 1], ends[n]);
  }
}

/** How many of so many triples a word has at least that is like the typed one: the shortest have two of their own. */
const leastShared = (triples: number): number => Math.max(1, Math.ceil((ALIKE * (triples + 2)) / (1 + ALIKE) - 1e-9));

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** The first place at which `holds`, which does not hold before and goes on to hold; `length` when it never does. */
function lowest(length: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
