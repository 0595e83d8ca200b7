import { bare, quoted } from './lexemes.ts';
import { searchableWords } from './words.ts';

export const LONGEST_QUERY = 200;
const MOST_WORDS = 12;

/** What a reader typed: each part must be found; a part of several words is a phrase in quotes. */
export type QueryText = {
  /** As typed, without spaces around it and no longer than may be. */
  readonly text: string;
  readonly parts: readonly (readonly string[])[];
  /** Words that can be searched, each once. */
  readonly words: readonly string[];
};

const QUOTED = /"([^"]*)"|“([^”]*)”|«([^»]*)»/g;

/** Reads what was typed; words that stand everywhere and whatever exceeds the bounds are left out. */
export function parseQuery(typed: string): QueryText {
  const text = typed.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_QUERY).trim().toWellFormed();
  const parts: string[][] = [];
  let end = 0;
  const loose = (piece: string) => parts.push(...searchableWords(piece).map((word) => [word]));
  for (const match of text.matchAll(QUOTED)) {
    loose(text.slice(end, match.index));
    const phrase = searchableWords(match[1] ?? match[2] ?? match[3] ?? '');
    if (phrase.length > 0) parts.push(phrase);
    end = match.index + match[0].length;
  }
  loose(text.slice(end));
  const kept = bounded(parts);
  return { text, parts: kept, words: [...new Set(kept.flat())] };
}

function bounded(parts: readonly string[][]): readonly string[][] {
  let left = MOST_WORDS;
  const kept: string[][] = [];
  for (const part of parts) {
    const words = part.slice(0, left);
    if (words.length > 0) kept.push(words);
    left -= words.length;
  }
  return kept;
}

/** The two tsqueries of a text: all its parts, and any of its words. */
export type Queries = {
  readonly text: string;
  readonly all: string;
  readonly any: string;
  /** Whether words must follow each other. */
  readonly phrased: boolean;
  /** The forms that the index knows the words by, each once. */
  readonly lexemes: readonly string[];
  /** Any of the words will do: `all` is `any`. */
  readonly loose: boolean;
};

/** Builds both from the lexeme of each word; null when there is nothing to look for. */
export function queriesOf(query: QueryText, lexemeOf: (word: string) => string): Queries | null {
  if (query.parts.length === 0) return null;
  const all = query.parts.map((part) => `(${part.map((word) => quoted(lexemeOf(word))).join(' <-> ')})`);
  const lexemes = [...new Set(query.words.map((word) => bare(lexemeOf(word))))];
  const phrased = query.parts.some((part) => part.length > 1);
  const any = lexemes.map(quoted).join(' | ');
  return { text: query.text, all: all.join(' & '), any, phrased, lexemes, loose: false };
}

/** The same words, any of which will do. */
export function loosened(queries: Queries): Queries {
  return { ...queries, all: queries.any, phrased: false, loose: true };
}

/** The same query with some words mended. */
export function withWords(query: QueryText, mended: ReadonlyMap<string, string>): QueryText {
  const mend = (word: string) => mended.get(word) ?? word;
  const parts = query.parts.map((part) => part.map(mend));
  const shown = parts.map((part) => (part.length > 1 ? `"${part.join(' ')}"` : part[0])).join(' ');
  return { text: shown, parts, words: [...new Set(parts.flat())] };
}
