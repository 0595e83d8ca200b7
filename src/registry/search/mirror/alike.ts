import type { Conn } from '#platform/db.ts';
import { LEAST_SHARED, MOST_TEXTS, WORDS } from '../alike.ts';
import { bare, stemsOf } from '../lexemes.ts';
import { searchableWords } from '../words.ts';
import { mirrorOf } from './mirror.ts';
import type { MirrorIndex } from './mirror-index.ts';

/**
 * What `alikeQuery` finds, out of memory: rows of `search_doc` that share most of the rare words of a public text, best
 * first, the text's own among them. Null when nothing is held. A row that was taken back since is one that its reader finds
 * no more.
 */
export async function alikeRows(conn: Conn, text: string, limit: number): Promise<readonly number[] | null> {
  const mirror = mirrorOf(conn);
  if (!mirror?.now) return null;
  const stems = await stemsOf(conn, [...new Set(searchableWords(text))]);
  return mirror.now ? sharing(mirror.now.index, new Set([...stems.values()].map(bare)), limit) : null;
}

function sharing({ docs, postings }: MirrorIndex, lexemes: ReadonlySet<string>, limit: number): readonly number[] {
  const telling = [...lexemes]
    .map((lexeme) => ({ lexeme, texts: postings.countOf(lexeme) }))
    .filter(({ texts }) => texts >= 2 && texts <= MOST_TEXTS)
    .sort((a, b) => a.texts - b.texts || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, WORDS);
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
    .filter(([, { words }]) => words >= LEAST_SHARED)
    .map(([slot, { weight }]) => ({ id: docs.id[slot] as number, weight }))
    .sort((a, b) => b.weight - a.weight || b.id - a.id)
    .slice(0, limit)
    .map(({ id }) => id);
}
