import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';
import { ownShelf, type Shelf } from './shelf.ts';

export type Lexeme = {
  readonly word: string;
  /** The form that the index knows the word by. */
  readonly lexeme: string;
  /** In about how many public texts it stands; 0 for words that are not in the vocabulary. */
  readonly texts: number;
};

/** What the index knows of these words, in their order. */
export async function lexemesOf(
  conn: Conn,
  words: readonly string[],
  shelf: Shelf = ownShelf,
): Promise<readonly Lexeme[]> {
  if (words.length === 0) return [];
  const found = await sql<Lexeme>`/* prepared */
    select word, lexeme, coalesce((select sum(texts) from ${sql.table(shelf.words)} v where v.lexeme = given.lexeme), 0) as texts
    from (select word, place, (ts_lexize('indonesian_stem', word))[1] as lexeme
      from unnest(${words}::text[]) with ordinality as given(word, place)) as given
    order by place`.execute(tables(conn));
  return found.rows;
}

const MOST_STEMS = 20_000;
/** A word has the same stem in every database: the stemmer is PostgreSQL's own. */
const stems = new Map<string, string>();

/** The lexemes of these words; the database is asked for those alone that nobody has typed before. */
export async function stemsOf(conn: Conn, words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const unknown = words.filter((word) => !stems.has(word));
  const found = new Map(words.map((word) => [word, stems.get(word) ?? word]));
  if (unknown.length === 0) return found;
  if (stems.size > MOST_STEMS) stems.clear();
  const rows = await sql<{ word: string; lexeme: string | null }>`/* prepared */
    select word, (ts_lexize('indonesian_stem', word))[1] as lexeme from unnest(${unknown}::text[]) as given(word)`.execute(
    tables(conn),
  );
  for (const { word, lexeme } of rows.rows) {
    stems.set(word, lexeme ?? word);
    found.set(word, lexeme ?? word);
  }
  return found;
}

/** Lexemes hold letters and digits only, so that nothing in a tsquery needs escaping. */
export function bare(lexeme: string): string {
  return lexeme.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The lexeme as a part of a tsquery's text. */
export function quoted(lexeme: string): string {
  return `'${bare(lexeme)}'`;
}
