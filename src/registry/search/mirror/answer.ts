import type { Conn } from '#platform/db.ts';
import type { Facets } from '../facets.ts';
import { facetsKey, indexStamp, keep, kept } from '../kept.ts';
import { CANDIDATES, type CatalogueQuestion, DEEPEST, PAGE_SIZE } from '../page.ts';
import type { Queries } from '../query-text.ts';
import type { Shelf } from '../shelf.ts';
import type { PageAsked, Picked } from './asking.ts';
import type { Keeper } from './keeping.ts';
import { type Mirrored, mirrorOf } from './mirror.ts';
import { facetsFrom } from './summed.ts';
import type { Sums } from './tally.ts';

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
  // What everyone sees is worth keeping as it is told, what words find only as it is picked.
  const facetsAs = queries ? null : facetsKey(shelf, stamp, null, question.filter);
  const known = facetsAs ? kept<Facets>(conn, facetsAs) : undefined;
  const asked = pageOf(question, queries, known !== undefined);
  const pages = asked.words ? pickedLately(keeper, stamp) : null;
  const key = JSON.stringify(asked);
  const picked = pages?.get(key) ?? (await keeper.ask('page', asked));
  if (!picked) return null;
  const found = picked.ids.length > 0 ? await read(conn, picked.ids, queries) : await noHits(conn, shelf);
  if (found.stamp !== stamp) return null;
  if (pages) remember(pages, key, picked);
  const facets = known ?? facetsFrom(keeper.values, picked.sums ?? noSums);
  if (facetsAs) keep(conn, facetsAs, facets);
  return { hits: found.hits, facets };
}

/** There is nothing to read but the stamp. */
async function noHits(conn: Conn, shelf: Shelf) {
  return { hits: [], stamp: await indexStamp(conn, shelf) };
}

/** By what was asked; null where it was asked once. */
type Lately = Map<string, Picked | null>;

/** So many pages of words are remembered, some kilobytes each: people look for the same few hundred words. */
const MOST_PICKED = 200;
const lately = new WeakMap<Keeper, { readonly stamp: number; readonly pages: Lately }>();

/** What this index picked as it stands; nothing of what it picked before it changed. */
function pickedLately(keeper: Keeper, stamp: number): Lately {
  const known = lately.get(keeper);
  if (known?.stamp === stamp) return known.pages;
  const pages: Lately = new Map();
  lately.set(keeper, { stamp, pages });
  return pages;
}

/** A page is remembered from the second time on: most words come but once. The one that was asked for the longest time ago makes place. */
function remember(pages: Lately, key: string, picked: Picked): void {
  const isKnown = pages.delete(key);
  pages.set(key, isKnown ? picked : null);
  const oldest = pages.keys().next().value;
  if (pages.size > MOST_PICKED && oldest !== undefined) pages.delete(oldest);
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
