import type { Conn } from '#platform/db.ts';
import { LEAST_SHARED, MOST_TEXTS, WORDS } from '../alike.ts';
import { bare, stemsOf } from '../lexemes.ts';
import { searchableWords } from '../words.ts';
import { mirrorOf } from './mirror.ts';

/**
 * What `alikeQuery` finds, out of memory: rows of `search_doc` that share most of the rare words of a public text, best
 * first, the text's own among them. Null when nothing is held. A row that was taken back since is one that its reader finds
 * no more.
 */
export async function alikeRows(conn: Conn, text: string, limit: number): Promise<readonly number[] | null> {
  const mirror = mirrorOf(conn);
  if (!mirror?.now) return null;
  const stems = await stemsOf(conn, [...new Set(searchableWords(text))]);
  const lexemes = [...stems.values()].map(bare);
  const bounds = { limit, mostTexts: MOST_TEXTS, mostWords: WORDS, leastShared: LEAST_SHARED };
  return (await mirror.now?.keeper.ask('alike', { lexemes, ...bounds })) ?? null;
}
