import { skeletonOf } from './words.ts';

const SLIP = 0.7;
const HALF = 0.5;
const VOWELS = new Set([...'aeiou'].map((letter) => letter.charCodeAt(0)));

/** What a letter too many or too few costs: vowels are left out when people shorten words, doubles slip in. */
function lone(word: string, at: number): number {
  const code = word.charCodeAt(at);
  return VOWELS.has(code) || code === word.charCodeAt(at - 1) ? HALF : 1;
}

/** The row of the table that is being filled, the one before it and the one before that. */
type Rows = readonly [row: Float64Array, last: Float64Array, before: Float64Array];

const LONGEST_ROW = 64;
const shared: Rows = [rowOf(LONGEST_ROW), rowOf(LONGEST_ROW), rowOf(LONGEST_ROW)];

function rowOf(width: number): Float64Array {
  return new Float64Array(width);
}

/**
 * How far two words are apart: the cheapest row of letters added, left out, changed or swapped (Damerau–Levenshtein,
 * where a vowel added or left out and a double letter count half, and two letters swapped count 0.7).
 */
export function distance(typed: string, word: string): number {
  const width = word.length + 1;
  let [row, last, before]: Rows = width <= LONGEST_ROW ? shared : [rowOf(width), rowOf(width), rowOf(width)];
  row[0] = 0;
  for (let at = 1; at < width; at += 1) row[at] = (row[at - 1] as number) + lone(word, at - 1);
  for (let letter = 0; letter < typed.length; letter += 1) {
    [row, last, before] = [before, row, last];
    fillRow([row, last, before], typed, letter, word);
  }
  return row[word.length] as number;
}

function fillRow([row, last, before]: Rows, typed: string, letter: number, word: string): void {
  const [code, earlier, alone] = [typed.charCodeAt(letter), typed.charCodeAt(letter - 1), lone(typed, letter)];
  row[0] = (last[0] as number) + alone;
  for (let at = 1; at <= word.length; at += 1) {
    const other = word.charCodeAt(at - 1);
    const straight = (last[at - 1] as number) + (code === other ? 0 : 1);
    let cost = Math.min(straight, (last[at] as number) + alone, (row[at - 1] as number) + lone(word, at - 1));
    if (at > 1 && letter > 0 && earlier === other && code === word.charCodeAt(at - 2))
      cost = Math.min(cost, (before[at - 2] as number) + SLIP);
    row[at] = cost;
  }
}

export type KnownWord = { readonly word: string; readonly texts: number };

/** A quarter of the letters and a half may be wrong; in short words a vowel or two. */
const ALLOWED_SHARE = 0.25;
const ALLOWED_FIRST = 0.6;
/** Ten times as many texts make up for this much distance. */
const FREQUENCY_WEIGHT = 0.15;

/** The known word that was most likely meant, or null when none is near; among equals the more frequent one. */
export function nearestWord(typed: string, known: readonly KnownWord[]): string | null {
  const allowed = ALLOWED_FIRST + typed.length * ALLOWED_SHARE;
  const skeleton = skeletonOf(typed);
  let best: { word: string; score: number } | null = null;
  for (const { word, texts } of known) {
    const apart = distance(typed, word);
    if (apart > allowed && skeletonOf(word) !== skeleton) continue;
    const score = apart - Math.log10(texts + 1) * FREQUENCY_WEIGHT;
    if (best === null || score < best.score || (score === best.score && word < best.word)) best = { word, score };
  }
  return best?.word ?? null;
}

/** So many near words of each kind are looked at. */
export const CANDIDATES = 60;

/** A word in so few texts is doubtful, and a near one in so many times as many may have been meant. */
export type Bounds = { readonly rare: number; readonly more: number };

/** What a word in so many texts is mended to; null when it is left as it was typed. */
export function mendedWord(
  word: string,
  texts: number,
  near: readonly KnownWord[],
  { rare, more }: Bounds,
): string | null {
  if (texts > rare) return null;
  return nearestWord(
    word,
    near.filter((it) => it.word !== word && it.texts >= Math.max(1, texts) * more),
  );
}
