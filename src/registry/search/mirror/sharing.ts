import type { MirrorIndex } from './mirror-index.ts';

/** Words of a text, and how many texts that share some are wanted; the bounds are those of `alikeQuery`. */
export type Alikeness = {
  readonly lexemes: readonly string[];
  readonly limit: number;
  readonly mostTexts: number;
  readonly mostWords: number;
  readonly leastShared: number;
};

/** Ids of the rows that share most of the rare words among these, best first. */
export function sharing({ docs, postings }: MirrorIndex, asked: Alikeness): readonly number[] {
  const telling = [...new Set(asked.lexemes)]
    .map((lexeme) => ({ lexeme, texts: postings.countOf(lexeme) }))
    .filter(({ texts }) => texts >= 2 && texts <= asked.mostTexts)
    .sort((a, b) => a.texts - b.texts || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, asked.mostWords);
  const shared = new Map<number, { weight: number; words: number }>();
  for (const { lexeme, texts } of telling) {
    const { slots, length } = postings.read(lexeme);
    for (let n = 0; n < length; n += 1) {
      const slot = slots[n] as number;
      if (docs.alive[slot] !== 1) continue;
      const { weight, words } = shared.get(slot) ?? { weight: 0, words: 0 };
      shared.set(slot, { weight: weight + 1 / Math.log(1 + texts), words: words + 1 });
    }
  }
  return [...shared]
    .filter(([, { words }]) => words >= asked.leastShared)
    .map(([slot, { weight }]) => ({ id: docs.id[slot] as number, weight }))
    .sort((a, b) => b.weight - a.weight || b.id - a.id)
    .slice(0, asked.limit)
    .map(({ id }) => id);
}
