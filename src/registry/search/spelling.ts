import { skeletonOf } from './words.ts';

const VOWEL = /[aeiou]/;
const SLIP = 0.7;
const HALF = 0.5;

/** What one letter too many or too few costs: vowels are left out when people shorten words, doubles slip in. */
function lone(letter: string, neighbour: string): number {
  return VOWEL.test(letter) || letter === neighbour ? HALF : 1;
}

/**
 * How far two words are apart: the cheapest row of letters added, left out, changed or swapped (Damerau–Levenshtein,
 * where a vowel added or left out and a double letter count half, and two letters swapped count 0.7).
 */
export function distance(typed: string, word: string): number {
  const width = word.length + 1;
  const cost = new Float64Array((typed.length + 1) * width);
  const table: Table = { typed, word, at: (row, column) => cost[row * width + column] as number };
  for (let cell = 1; cell < cost.length; cell += 1) {
    const [row, column] = [Math.floor(cell / width), cell % width];
    cost[cell] = Math.min(leftOut(table, row, column), added(table, row, column), changed(table, row, column));
  }
  return table.at(typed.length, word.length);
}

type Table = {
  readonly typed: string;
  readonly word: string;
  readonly at: (row: number, column: number) => number;
};
const never = Number.POSITIVE_INFINITY;

function leftOut({ typed, at }: Table, row: number, column: number): number {
  return row > 0 ? at(row - 1, column) + lone(typed.charAt(row - 1), typed.charAt(row - 2)) : never;
}

function added({ word, at }: Table, row: number, column: number): number {
  return column > 0 ? at(row, column - 1) + lone(word.charAt(column - 1), word.charAt(column - 2)) : never;
}

function changed({ typed, word, at }: Table, row: number, column: number): number {
  if (row === 0 || column === 0) return never;
  const [a, b] = [typed.charAt(row - 1), word.charAt(column - 1)];
  const straight = at(row - 1, column - 1) + (a === b ? 0 : 1);
  const swaps = row > 1 && column > 1 && a === word.charAt(column - 2) && b === typed.charAt(row - 2);
  return swaps ? Math.min(straight, at(row - 2, column - 2) + SLIP) : straight;
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
