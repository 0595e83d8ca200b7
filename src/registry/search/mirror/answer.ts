import type { Conn } from '#platform/db.ts';
import type { Facets } from '../facets.ts';
import { facetsKey, keep, kept } from '../kept.ts';
import { CANDIDATES, type CatalogueQuestion, DEEPEST, PAGE_SIZE } from '../page.ts';
import type { Queries } from '../query-text.ts';
import type { Shelf } from '../shelf.ts';
import type { PageAsked } from './asking.ts';
import { type Mirrored, mirrorOf } from './mirror.ts';
import { facetsFrom, type Sums } from './tally.ts';

/** A change may be committed between picking and reading; the next try has it. */
const TRIES = 3;

type Answer<Hit> = { readonly hits: readonly Hit[]; readonly facets: Facets };

/** Reads the texts of these docs in their order, with the stamp of their index at that moment. */
export type ReadHits<Hit> = (
  conn: Conn,
  ids: readonly number[],
  queries: Queries | null,
) => Promise<{ readonly hits: readonly Hit[]; readonly stamp: number }>;

/** An index, and how its hits are read. */
export type Searched<Hit> = { readonly shelf: Shelf; readonly read: ReadHits<Hit> };

/**
 * One page of the catalogue with its counts out of memory; PostgreSQL is asked for the texts of the page alone, and tells in
 * the same statement whether what is in memory is how things stand. Null when there is no mirror, or the question wants to
 * know which words follow each other.
 */
export async function askMirror<Hit>(
  conn: Conn,
  searched: Searched<Hit>,
  question: CatalogueQuestion,
  queries: Queries | null,
): Promise<Answer<Hit> | null> {
  const mirror = mirrorOf(conn, searched.shelf);
  if (!mirror || queries?.phrased) return null;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { now } = mirror;
    if (!now) return null;
    const answer = await askOnce({ conn, ...searched }, now, question, queries);
    if (answer) return answer;
    await mirror.follow();
  }
  return null;
}

/** Null when something was committed that is not in memory yet, or nothing is held any more. */
async function askOnce<Hit>(
  { conn, shelf, read }: Searched<Hit> & { readonly conn: Conn },
  { keeper, stamp }: Mirrored,
  question: CatalogueQuestion,
  queries: Queries | null,
): Promise<Answer<Hit> | null> {
  // Counting what words find is quick; what everyone sees is worth keeping.
  const key = queries ? null : facetsKey(shelf, stamp, null, question.filter);
  const known = key ? kept<Facets>(conn, key) : undefined;
  const picked = await keeper.ask('page', pageOf(question, queries, known !== undefined));
  if (!picked) return null;
  const found = await read(conn, picked.ids, queries);
  if (found.stamp !== stamp) return null;
  const facets = known ?? facetsFrom(keeper.values, picked.sums ?? noSums);
  if (key) keep(conn, key, facets);
  return { hits: found.hits, facets };
}

const noSums: Sums = { total: 0, byValue: new Uint32Array(0) };

function pageOf({ filter, sort, page }: CatalogueQuestion, queries: Queries | null, isCounted: boolean): PageAsked {
  const offset = (page - 1) * PAGE_SIZE;
  // Nothing behind the last page that is offered.
  const reach = queries && sort === 'relevance' ? CANDIDATES : DEEPEST;
  const stretch = { offset, limit: Math.max(0, Math.min(PAGE_SIZE, reach - offset)) };
  return { filter, sort, stretch, words: queries ? { ...wantedOf(queries), text: queries.text } : null, isCounted };
}

const wantedOf = ({ lexemes, loose }: Queries) => ({ lexemes, all: !loose });

/** Whether any public innovation has these words; null when the mirror cannot tell. */
export async function anyInMirror(conn: Conn, queries: Queries, shelf: Shelf): Promise<boolean | null> {
  const now = queries.phrased ? null : mirrorOf(conn, shelf)?.now;
  return now ? now.keeper.ask('any', wantedOf(queries)) : null;
}
