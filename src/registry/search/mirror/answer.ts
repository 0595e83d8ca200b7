import type { Conn } from '#platform/db.ts';
import type { Facets } from '../facets.ts';
import { facetsKey, keep, kept } from '../kept.ts';
import { CANDIDATES, type CatalogueQuestion, DEEPEST, type HitRow, PAGE_SIZE, type Sort } from '../page.ts';
import type { Queries } from '../query-text.ts';
import { titleKey } from '../words.ts';
import { hitsOf } from './hits.ts';
import { everything, match } from './match.ts';
import { type Mirrored, mirrorOf } from './mirror.ts';
import { among, inOrder, ranked } from './pick.ts';
import { missesOf, narrowingOf, passing, tally } from './tally.ts';

/** A change may be committed between picking and reading; the next try has it. */
const TRIES = 3;

type Answer = { readonly hits: readonly HitRow[]; readonly facets: Facets };

/**
 * One page of the catalogue with its counts out of memory; PostgreSQL is asked for the texts of the page alone, and tells in
 * the same statement whether what is in memory is how things stand. Null when there is no mirror, or the question wants to
 * know which words follow each other.
 */
export async function askMirror(
  conn: Conn,
  question: CatalogueQuestion,
  queries: Queries | null,
): Promise<Answer | null> {
  const mirror = mirrorOf(conn);
  if (!mirror || queries?.phrased) return null;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { now } = mirror;
    if (!now) return null;
    // Counting what words find is quick; what everyone sees is worth keeping. Nothing waits in between: others search too.
    const key = queries ? null : facetsKey(now.stamp, null, question.filter);
    const { ids, facets } = pick(now, question, queries, key ? kept<Facets>(conn, key) : undefined);
    const { hits, stamp } = await hitsOf(conn, ids, queries);
    if (stamp === now.stamp) {
      if (key) keep(conn, key, facets);
      return { hits, facets };
    }
    await mirror.follow();
  }
  return null;
}

type Picked = { readonly ids: readonly number[]; readonly facets: Facets };

function pick(
  { index }: Mirrored,
  { filter, sort, page }: CatalogueQuestion,
  queries: Queries | null,
  counted: Facets | undefined,
): Picked {
  const narrowing = narrowingOf(index.docs, filter);
  const offset = (page - 1) * PAGE_SIZE;
  if (!queries) {
    const isWanted = (slot: number) => missesOf(index.docs, narrowing, slot) === 0;
    const ids = inOrder(index, isWanted, orderOf(sort), within(offset, DEEPEST));
    return { ids, facets: counted ?? tally(index.docs, narrowing, everything(index)) };
  }
  const { slots, weights } = match(index, { lexemes: queries.lexemes, all: !queries.loose });
  const passed = passing(index.docs, narrowing, slots);
  const ids =
    sort === 'relevance'
      ? ranked(index, { slots: passed, weights }, titleKey(queries.text), within(offset, CANDIDATES))
      : inOrder(index, among(index, passed), sort, within(offset, DEEPEST));
  return { ids, facets: tally(index.docs, narrowing, slots) };
}

const orderOf = (sort: Sort) => (sort === 'relevance' ? 'newest' : sort);

/** One page, and nothing behind the last that is offered. */
function within(offset: number, reach: number) {
  return { offset, limit: Math.max(0, Math.min(PAGE_SIZE, reach - offset)) };
}

/** Whether any public innovation has these words; null when the mirror cannot tell. */
export function anyInMirror(conn: Conn, queries: Queries): boolean | null {
  const now = queries.phrased ? null : mirrorOf(conn)?.now;
  return now ? match(now.index, { lexemes: queries.lexemes, all: !queries.loose }).slots.length > 0 : null;
}
