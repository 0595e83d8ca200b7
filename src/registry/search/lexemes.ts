import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

export type Lexeme = {
  readonly word: string;
  /** The form that the index knows the word by. */
  readonly lexeme: string;
  /** In about how many public texts it stands; 0 for words that are not in the vocabulary. */
  readonly texts: number;
};

/** What the index knows of these words, in their order. */
export async function lexemesOf(conn: Conn, words: readonly string[]): Promise<readonly Lexeme[]> {
  if (words.length === 0) return [];
  const found = await sql<Lexeme>`/* prepared */
    select word, lexeme, coalesce((select sum(texts) from search_word v where v.lexeme = given.lexeme), 0) as texts
    from (select word, place, (ts_lexize('indonesian_stem', word))[1] as lexeme
      from unnest(${words}::text[]) with ordinality as given(word, place)) as given
    order by place`.execute(tables(conn));
  return found.rows;
}

/** The lexeme as a part of a tsquery's text; lexemes hold letters and digits only, so that nothing needs escaping. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll(/[^\p{L}\p{N}]/gu, '')}'`;
}
