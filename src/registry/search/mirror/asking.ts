import type { Filter } from '../filter.ts';
import type { Sort } from '../page.ts';
import { type Bounds, CANDIDATES, mendedWord } from '../spelling.ts';
import { titleKey } from '../words.ts';
import { Lately } from './lately.ts';
import { everything, match, type Wanted } from './match.ts';
import type { IndexRow, MirrorIndex } from './mirror-index.ts';
import type { PackedWords } from './near-words.ts';
import { among, inOrder, ranked, type Stretch } from './pick.ts';
import { type Alikeness, sharing } from './sharing.ts';
import { missesOf, narrowingOf, passing, type Sums, tally } from './tally.ts';
import { toldOf } from './told.ts';

/** A page of the catalogue: which rows, and unless it is known already how many there are of each value. */
export type PageAsked = {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly stretch: Stretch;
  /** Null for a list without words. */
  readonly words: (Wanted & { readonly text: string; readonly forms: readonly string[] }) | null;
  readonly isCounted: boolean;
};

/** What a page shows, as JSON of `Told[]`; null sums: they are known already. */
export type Page = { readonly told: string; readonly sums: Sums | null };
/** Ids of `search_doc`; null sums as above. */
type Picked = { readonly ids: readonly number[]; readonly sums: Sums | null };

/** What the keeper of the index is asked, by name, and what it answers. */
export type Questions = {
  readonly page: { readonly asked: PageAsked; readonly answer: Page };
  readonly any: { readonly asked: Wanted; readonly answer: boolean };
  readonly alike: { readonly asked: Alikeness; readonly answer: readonly number[] };
  readonly mend: { readonly asked: Mending; readonly answer: readonly (readonly [typed: string, meant: string])[] };
  readonly words: { readonly asked: PackedWords; readonly answer: null };
  readonly change: { readonly asked: Changed; readonly answer: Size };
};

export type Mending = {
  readonly words: readonly { readonly word: string; readonly lexeme: string }[];
  readonly bounds: Bounds;
};
export type Changed = { readonly written: readonly IndexRow[]; readonly gone: readonly number[] };
/** Slots in use, and those among them whose row is there. */
export type Size = { readonly length: number; readonly living: number };

type Answering = {
  readonly [Name in keyof Questions]: (index: MirrorIndex, asked: never) => Questions[Name]['answer'];
};

/** Each question is answered in one go: searches share the room in which they gather. */
export const answering = {
  page: (index: MirrorIndex, asked: PageAsked) => pageOf(index, asked),
  any: (index: MirrorIndex, asked: Wanted) => match(index, asked).slots.length > 0,
  alike: (index: MirrorIndex, asked: Alikeness) => sharing(index, asked),
  mend: (index: MirrorIndex, asked: Mending) => mend(index, asked),
  words: (index: MirrorIndex, asked: PackedWords) => index.learn(asked),
  change: (index: MirrorIndex, asked: Changed) => change(index, asked),
} as const satisfies Answering;

/** Pages of words are remembered as they were picked, some kilobytes each: people look for the same few hundred words. */
const MOST_PICKED = 200;
const lately = new WeakMap<MirrorIndex, Lately<Picked>>();

function latelyOf(index: MirrorIndex): Lately<Picked> {
  const known = lately.get(index) ?? new Lately<Picked>(MOST_PICKED);
  lately.set(index, known);
  return known;
}

function pageOf(index: MirrorIndex, asked: PageAsked): Page {
  // The counts of a list without words are kept by whoever asks, as they are told.
  const { ids, sums } = asked.words
    ? latelyOf(index).answer(JSON.stringify(asked), () => pick(index, asked))
    : pick(index, asked);
  return { told: toldOf(index.cardsOf(ids), asked.words?.forms ?? null), sums };
}

function pick(index: MirrorIndex, { filter, sort, stretch, words, isCounted }: PageAsked): Picked {
  const narrowing = narrowingOf(index.docs, filter);
  if (!words) {
    const isWanted = (slot: number) => missesOf(index.docs, narrowing, slot) === 0;
    const ids = inOrder(index, isWanted, sort === 'relevance' ? 'newest' : sort, stretch);
    return { ids, sums: isCounted ? null : tally(index.docs, narrowing, everything(index)) };
  }
  const matched = match(index, words);
  const passed = passing(index.docs, narrowing, matched);
  const ids =
    sort === 'relevance'
      ? ranked(index, passed, titleKey(words.text), stretch)
      : inOrder(index, among(index, passed.slots), sort, stretch);
  return { ids, sums: tally(index.docs, narrowing, matched.slots) };
}

function mend({ near, postings }: MirrorIndex, { words, bounds }: Mending): [string, string][] {
  return words.flatMap(({ word, lexeme }): [string, string][] => {
    const texts = Math.max(postings.countOf(lexeme), near.textsOf(word));
    if (texts > bounds.rare) return [];
    const meant = mendedWord(word, texts, near.near(word, CANDIDATES), bounds);
    return meant ? [[word, meant]] : [];
  });
}

function change(index: MirrorIndex, { written, gone }: Changed): Size {
  lately.delete(index);
  index.add(written);
  for (const id of gone) index.remove(id);
  return sizeOf(index);
}

export function sizeOf({ docs }: MirrorIndex): Size {
  return { length: docs.length, living: docs.living };
}
