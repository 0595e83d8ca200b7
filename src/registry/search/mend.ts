import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { lexemesOf, stemsOf } from './lexemes.ts';
import { mirrorOf } from './mirror/mirror.ts';
import { type QueryText, withWords } from './query-text.ts';
import { tables } from './schema.ts';
import { ownShelf, type Shelf } from './shelf.ts';
import { type Bounds, CANDIDATES, type KnownWord, mendedWord } from './spelling.ts';
import { skeletonOf } from './words.ts';

const SHORTEST = 3;
const LONGEST = 40;

/** A word in so few texts may be a typo that somebody published, if a near one is this many times as frequent. */
const RARE_TEXTS = 3;
const MUCH_MORE = 20;

/** The query with every word that no public text holds replaced by the nearest one that some do; null when none is. */
export function mendQuery(conn: Conn, query: QueryText, shelf: Shelf = ownShelf): Promise<QueryText | null> {
  return mend({ conn, shelf }, query, { rare: 0, more: 1 });
}

/** What may have been meant: rare words replaced by near ones that are much more frequent; null when there are none. */
export function likelierQuery(conn: Conn, query: QueryText, shelf: Shelf = ownShelf): Promise<QueryText | null> {
  return mend({ conn, shelf }, query, { rare: RARE_TEXTS, more: MUCH_MORE });
}

/** Whose words are looked among. */
type Among = { readonly conn: Conn; readonly shelf: Shelf };

async function mend(among: Among, query: QueryText, bounds: Bounds): Promise<QueryText | null> {
  const words = query.words.filter(canMend);
  if (words.length === 0) return null;
  const mended = (await mendedInMirror(among, words, bounds)) ?? (await mendedInDatabase(among, words, bounds));
  return mended.size > 0 ? withWords(query, mended) : null;
}

type Mended = ReadonlyMap<string, string>;

/** Null when nothing is held in memory. */
async function mendedInMirror(
  { conn, shelf }: Among,
  words: readonly string[],
  bounds: Bounds,
): Promise<Mended | null> {
  const now = mirrorOf(conn, shelf)?.now;
  if (!now) return null;
  const stems = await stemsOf(conn, words);
  const asked = words.map((word) => ({ word, lexeme: stems.get(word) ?? word }));
  const answer = await now.keeper.ask('mend', { words: asked, bounds });
  return answer && new Map(answer);
}

async function mendedInDatabase(among: Among, words: readonly string[], bounds: Bounds): Promise<Mended> {
  const known = await lexemesOf(among.conn, words, among.shelf);
  const doubtful = known.filter((it) => it.texts <= bounds.rare);
  const mended = new Map<string, string>();
  if (doubtful.length === 0) return mended;
  const candidates = await nearWords(
    among,
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
async function nearWords({ conn, shelf }: Among, typed: readonly string[]): Promise<Map<string, Near[]>> {
  const found = await sql<Near>`/* prepared */
    select given.typed, near.word, near.texts
    from unnest(${typed}::text[], ${typed.map(skeletonOf)}::text[]) as given(typed, skeleton),
      lateral (
        (select word, texts from ${sql.table(shelf.words)} v where v.word % given.typed
          order by similarity(v.word, given.typed) desc, v.texts desc, v.word collate "C" limit ${CANDIDATES})
        union
        (select word, texts from ${sql.table(shelf.words)} v where v.skeleton = given.skeleton
          order by v.texts desc, v.word collate "C" limit ${CANDIDATES})) as near`.execute(tables(conn));
  return Map.groupBy(found.rows, (row) => row.typed);
}
