import type { Conn } from '#platform/db.ts';
import { LEAST_SHARED, MOST_TEXTS, WORDS } from '../alike.ts';
import { mirrorOf } from './mirror.ts';

/**
 * What `alikeQuery` finds, out of memory: rows of `search_doc` that share most of the rare words of a public text, best
 * first, the text's own among them. Null when nothing is held. A row that was taken back since is one that its reader finds
 * no more.
 */
export async function alikeRows(
  conn: Conn,
  lexemes: readonly string[],
  limit: number,
): Promise<readonly number[] | null> {
  const now = mirrorOf(conn)?.now;
  const bounds = { limit, mostTexts: MOST_TEXTS, mostWords: WORDS, leastShared: LEAST_SHARED };
  return (await now?.keeper.ask('alike', { lexemes, ...bounds })) ?? null;
}
