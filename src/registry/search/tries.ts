import type { Conn } from '#platform/db.ts';
import { stemsOf } from './lexemes.ts';
import { likelierQuery, mendQuery } from './mend.ts';
import { loosened, parseQuery, type Queries, type QueryText, queriesOf } from './query-text.ts';
import type { Shelf } from './shelf.ts';

/** How the words were taken: all of them; with typos mended; or, as nothing has them all, any of them. */
export type Taken = 'all' | 'mended' | 'any';

export type Tried<T> = T & {
  readonly taken: Taken;
  /** The words that were looked for in the end. */
  readonly shown: string;
  /** Something was typed, but only words that stand everywhere. */
  readonly onlyCommon: boolean;
  /** What may have been meant, when little was found and a near word stands in far more texts. */
  readonly maybe: string | null;
};

export type Search<T> = {
  readonly run: (queries: Queries | null) => Promise<T>;
  /** How many things a result of `run` holds. */
  readonly total: (result: T) => number;
  /** Whether anything the viewer may see has these words, whatever the list is narrowed to. */
  readonly any: (queries: Queries) => Promise<boolean>;
  /** By whose words typos are mended; the own index unless told. */
  readonly shelf?: Shelf;
  /** Nothing narrows the list: what `run` finds is all there is. */
  readonly isWhole?: boolean;
};

const FEW = 3;

/** Searches with what was typed; where nothing holds all of it, with typos mended, then with any of the words. */
export async function searchWith<T extends object>(conn: Conn, typed: string, search: Search<T>): Promise<Tried<T>> {
  const query = parseQuery(typed);
  const queries = await queriesFor(conn, query);
  const first = await search.run(queries);
  const told = { shown: query.text, onlyCommon: query.text !== '' && !queries, maybe: null };
  const plain = { ...first, ...told, taken: 'all' } as const;
  const total = search.total(first);
  if (!queries || total > FEW) return plain;
  if (total > 0) return { ...plain, maybe: await likelier(conn, query, search) };
  if (!search.isWhole && (await search.any(queries))) return plain;
  const mended = await mendQuery(conn, query, search.shelf);
  const better = mended ? await queriesFor(conn, mended) : null;
  const found = better && (await runWhereAny(search, better));
  if (mended && found) return { ...found, ...told, taken: 'mended', shown: mended.text };
  const last = better ?? queries;
  const loose = await runWhereAny(search, loosened(last));
  return loose ? { ...loose, ...told, taken: 'any', shown: last.text } : plain;
}

/** What is found with other words than those typed; null when nothing anywhere has them. */
async function runWhereAny<T>(search: Search<T>, queries: Queries): Promise<T | null> {
  if (!search.isWhole) return (await search.any(queries)) ? search.run(queries) : null;
  const found = await search.run(queries);
  return search.total(found) > 0 ? found : null;
}

async function likelier<T>(conn: Conn, query: QueryText, search: Search<T>): Promise<string | null> {
  const other = await likelierQuery(conn, query, search.shelf);
  const queries = other ? await queriesFor(conn, other) : null;
  return other && queries && (await search.any(queries)) ? other.text : null;
}

async function queriesFor(conn: Conn, query: QueryText): Promise<Queries | null> {
  const known = await stemsOf(conn, query.words);
  return queriesOf(query, (word) => known.get(word) ?? word);
}
