import { searchableWords } from './words.ts';

/** The texts of a doc whose word pairs its bands are made of. */
export type ToldText = { readonly title: string; readonly summary: string; readonly body: string };

function pairsOf({ title, summary, body }: ToldText): ReadonlySet<string> {
  const words = [title, summary, body].flatMap(searchableWords);
  return new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
}

/**
 * The share of word pairs that both texts have among all that either has, 0 to 1: Jaccard's coefficient over shingles of two words
 * (Broder, On the resemblance and containment of documents, 1997), which the bands only estimate. 0 where a text has no pair.
 */
export function likeness(a: ToldText, b: ToldText): number {
  const [ours, theirs] = [pairsOf(a), pairsOf(b)];
  const common = [...ours].filter((pair) => theirs.has(pair)).length;
  const all = ours.size + theirs.size - common;
  return all === 0 ? 0 : common / all;
}
