import { roomFor } from './found.ts';
import type { MirrorIndex } from './mirror-index.ts';

/** Words of a text, and how many texts that share some are wanted; the bounds are those of `alikeQuery`. */
export type Alikeness = {
  readonly lexemes: readonly string[];
  readonly limit: number;
  readonly mostTexts: number;
  readonly mostWords: number;
  readonly leastShared: number;
};

/** A word that tells something, and in how many texts it stands. */
type Telling = { readonly lexeme: string; readonly texts: number };

/** Ids of the rows that share most of the rare words among these, best first. */
export function sharing(index: MirrorIndex, asked: Alikeness): readonly number[] {
  const telling = tellingOf(index, asked);
  const alike = sharersOf(telling, sharedPlaces(index, telling), asked.leastShared);
  return alike
    .map(({ slot, weight }) => ({ id: index.docs.id[slot] as number, weight }))
    .sort((a, b) => b.weight - a.weight || b.id - a.id)
    .slice(0, asked.limit)
    .map(({ id }) => id);
}

function tellingOf({ postings }: MirrorIndex, { lexemes, mostTexts, mostWords }: Alikeness): readonly Telling[] {
  return [...new Set(lexemes)]
    .map((lexeme) => ({ lexeme, texts: postings.countOf(lexeme) }))
    .filter(({ texts }) => texts >= 2 && texts <= mostTexts)
    .sort((a, b) => a.texts - b.texts || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, mostWords);
}

/** Every text with one of the words, and which: slot × words + word, ascending, so that those of a text follow each other. */
function sharedPlaces({ docs, postings }: MirrorIndex, telling: readonly Telling[]): Float64Array {
  const places = new Float64Array(telling.reduce((sum, { texts }) => sum + texts, 0));
  const found = roomFor(Math.max(0, ...telling.map(({ texts }) => texts)));
  let count = 0;
  for (const [word, { lexeme }] of telling.entries()) {
    postings.read(lexeme, found);
    for (let n = 0; n < found.length; n += 1) {
      const slot = found.slots[n] as number;
      if (docs.alive[slot] === 1) places[count++] = slot * telling.length + word;
    }
  }
  return places.subarray(0, count).sort();
}

type Sharer = { readonly slot: number; readonly weight: number };

/** The texts that hold so many of the words, with what these weigh. */
function sharersOf(telling: readonly Telling[], places: Float64Array, least: number): readonly Sharer[] {
  const sharers: Sharer[] = [];
  let at = 0;
  while (at < places.length) {
    const start = at;
    const slot = Math.floor((places[at] as number) / telling.length);
    const end = (slot + 1) * telling.length;
    while (at < places.length && (places[at] as number) < end) at += 1;
    if (at - start < least) continue;
    const words = places.subarray(start, at);
    const weight = words.reduce((sum, place) => sum + 1 / Math.log(1 + textsOf(telling, place)), 0);
    sharers.push({ slot, weight });
  }
  return sharers;
}

const textsOf = (telling: readonly Telling[], place: number): number => telling[place % telling.length]?.texts ?? 0;
