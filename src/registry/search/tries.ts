import type { Conn } from '#platform/db.ts';
import { lexemesOf } from './lexemes.ts';
import { mendQuery } from './mend.ts';
import { parseQuery, type Queries, type QueryText, queriesOf } from './query-text.ts';

/** How the words were taken: all of them; with typos mended; or, as nothing has them all, any of them. */
export type Taken = 'all' | 'mended' | 'any';

export type Tried<T> = T & {
  readonly taken: Taken;
  /** The words that were looked for in the end. */
  readonly shown: string;
  /** Something was typed, but only words that stand everywhere. */
  readonly onlyCommon: boolean;
};

export type Search<T> = {
  readonly run: (queries: Queries | null) => Promise<T>;
  /** Whether a result of `run` holds anything. */
  readonly found: (result: T) => boolean;
  /** Whether anything the viewer may see has these words, whatever the list is narrowed to. */
  readonly any: (queries: Queries) => Promise<boolean>;
};

/** Searches with what was typed; where nothing holds all of it, with typos mended, then with any of the words. */
export async function searchWith<T extends object>(conn: Conn, typed: string, search: Search<T>): Promise<Tried<T>> {
  const query = parseQuery(typed);
  const queries = await queriesFor(conn, query);
  const first = await search.run(queries);
  const plain = { ...first, taken: 'all', shown: query.text, onlyCommon: query.text !== '' && !queries } as const;
  if (!queries || search.found(first) || (await search.any(queries))) return plain;
  const mended = await mendQuery(conn, query);
  const better = mended ? await queriesFor(conn, mended) : null;
  if (mended && better && (await search.any(better)))
    return { ...(await search.run(better)), taken: 'mended', shown: mended.text, onlyCommon: false };
  const last = better ?? queries;
  const loose = { ...last, all: last.any, phrased: false };
  if (!(await search.any(loose))) return plain;
  return { ...(await search.run(loose)), taken: 'any', shown: last.text, onlyCommon: false };
}

async function queriesFor(conn: Conn, query: QueryText): Promise<Queries | null> {
  const known = new Map((await lexemesOf(conn, query.words)).map((it) => [it.word, it.lexeme]));
  return queriesOf(query, (word) => known.get(word) ?? word);
}
