import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { lexemesOf, stemsOf } from './lexemes.ts';
import { mirrorOf } from './mirror/mirror.ts';
import { type QueryText, withWords } from './query-text.ts';
import { tables } from './schema.ts';
import { type Bounds, CANDIDATES, type KnownWord, mendedWord } from './spelling.ts';
import { skeletonOf } from './words.ts';

const SHORTEST = 3;
const LONGEST = 40;

/** A word in so few texts may be a typo that somebody published, if a near one is this many times as frequent. */
const RARE_TEXTS = 3;
const MUCH_MORE = 20;

/** The query with every word that no public text holds replaced by the nearest one that some do; null when none is. */
export function mendQuery(conn: Conn, query: QueryText): Promise<QueryText | null> {
  return mend(conn, query, { rare: 0, more: 1 });
}

/** What may have been meant: rare words replaced by near ones that are much more frequent; null when there are none. */
export function likelierQuery(conn: Conn, query: QueryText): Promise<QueryText | null> {
  return mend(conn, query, { rare: RARE_TEXTS, more: MUCH_MORE });
}

async function mend(conn: Conn, query: QueryText, bounds: Bounds): Promise<QueryText | null> {
  const words = query.words.filter(canMend);
  if (words.length === 0) return null;
  const mended = (await mendedInMirror(conn, words, bounds)) ?? (await mendedInDatabase(conn, words, bounds));
  return mended.size > 0 ? withWords(query, mended) : null;
}

type Mended = ReadonlyMap<string, string>;

/** Null when nothing is held in memory. */
async function mendedInMirror(conn: Conn, words: readonly string[], bounds: Bounds): Promise<Mended | null> {
  const now = mirrorOf(conn)?.now;
  if (!now) return null;
  const stems = await stemsOf(conn, words);
  const asked = words.map((word) => ({ word, lexeme: stems.get(word) ?? word }));
  const answer = await now.keeper.ask('mend', { words: asked, bounds });
  return answer && new Map(answer);
}

async function mendedInDatabase(conn: Conn, words: readonly string[], bounds: Bounds): Promise<Mended> {
  const known = await lexemesOf(conn, words);
  const doubtful = known.filter((it) => it.texts <= bounds.rare);
  const mended = new Map<string, string>();
  if (doubtful.length === 0) return mended;
  const candidates = await nearWords(
    conn,
    doubtful.map((it) => it.word),
  );
  for (const { word, texts } of doubtful) {
    const nearest = mendedWord(word, texts, candidates.get(word) ?? [], bounds);
    if (nearest) mended.set(word, nearest);
  }
  return mended;
}

function canMend(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word);
}

type Near = KnownWord & { readonly typed: string };

/** Words that share letter triples with what was typed, or its consonants in their order. */
async function nearWords(conn: Conn, typed: readonly string[]): Promise<Map<string, Near[]>> {
  const found = await sql<Near>`/* prepared */
    select given.typed, near.word, near.texts
    from unnest(${typed}::text[], ${typed.map(skeletonOf)}::text[]) as given(typed, skeleton),
      lateral (
        (select word, texts from search_word v where v.word % given.typed
          order by similarity(v.word, given.typed) desc, v.texts desc, v.word collate "C" limit ${CANDIDATES})
        union
        (select word, texts from search_word v where v.skeleton = given.skeleton
          order by v.texts desc, v.word collate "C" limit ${CANDIDATES})) as near`.execute(tables(conn));
  return Map.groupBy(found.rows, (row) => row.typed);
}
