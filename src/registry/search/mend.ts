import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { lexemesOf } from './lexemes.ts';
import { type QueryText, withWords } from './query-text.ts';
import { tables } from './schema.ts';
import { type KnownWord, nearestWord } from './spelling.ts';
import { skeletonOf } from './words.ts';

const SHORTEST = 3;
const LONGEST = 40;
const CANDIDATES = 60;

/** The query with every word that no public text holds replaced by the nearest one that some do; null when none is. */
export async function mendQuery(conn: Conn, query: QueryText): Promise<QueryText | null> {
  const known = await lexemesOf(conn, query.words);
  const unknown = known.filter((it) => it.texts === 0 && canMend(it.word)).map((it) => it.word);
  if (unknown.length === 0) return null;
  const candidates = await nearWords(conn, unknown);
  const mended = new Map<string, string>();
  for (const word of unknown) {
    const nearest = nearestWord(word, candidates.get(word) ?? []);
    if (nearest) mended.set(word, nearest);
  }
  return mended.size > 0 ? withWords(query, mended) : null;
}

function canMend(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word);
}

type Near = KnownWord & { readonly typed: string };

/** Words that share letter triples with what was typed, or its consonants in their order. */
async function nearWords(conn: Conn, typed: readonly string[]): Promise<Map<string, Near[]>> {
  const found = await sql<Near>`
    select given.typed, near.word, near.texts
    from unnest(${typed}::text[], ${typed.map(skeletonOf)}::text[]) as given(typed, skeleton),
      lateral (
        (select word, texts from search_word v where v.word % given.typed
          order by similarity(v.word, given.typed) desc, v.texts desc limit ${CANDIDATES})
        union
        (select word, texts from search_word v where v.skeleton = given.skeleton
          order by v.texts desc limit ${CANDIDATES})) as near`.execute(tables(conn));
  return Map.groupBy(found.rows, (row) => row.typed);
}
