import type { Conn } from '#platform/db.ts';
import type { Facets } from '../facets.ts';
import { facetsKey, keep, kept } from '../kept.ts';
import { CANDIDATES, type CatalogueQuestion, DEEPEST, type HitRow, PAGE_SIZE, type Sort } from '../page.ts';
import type { Queries } from '../query-text.ts';
import { titleKey } from '../words.ts';
import { hitsOf } from './hits.ts';
import { everything, match } from './match.ts';
import { type Mirrored, mirrorOf } from './mirror.ts';
import type { MirrorIndex } from './mirror-index.ts';
import { among, inOrder, ranked } from './pick.ts';
import { facetsFrom, missesOf, narrowingOf, passing, type Sums, tally } from './tally.ts';

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
    const answer = await askOnce(conn, now, question, queries);
    if (answer) return answer;
    await mirror.follow();
  }
  return null;
}

/** Null when something was committed that is not in memory yet. Between picking and counting nothing waits: others search too. */
async function askOnce(
  conn: Conn,
  { index, stamp }: Mirrored,
  question: CatalogueQuestion,
  queries: Queries | null,
): Promise<Answer | null> {
  // Counting what words find is quick; what everyone sees is worth keeping.
  const key = queries ? null : facetsKey(stamp, null, question.filter);
  const known = key ? kept<Facets>(conn, key) : undefined;
  const { ids, sums } = pick(index, question, queries, known !== undefined);
  const found = await hitsOf(conn, ids, queries);
  if (found.stamp !== stamp) return null;
  const facets = known ?? facetsFrom(index.docs, sums ?? noSums);
  if (key) keep(conn, key, facets);
  return { hits: found.hits, facets };
}

const noSums: Sums = { total: 0, byValue: new Uint32Array(0) };

/** Null sums: they are known already. */
type Picked = { readonly ids: readonly number[]; readonly sums: Sums | null };

function pick(
  index: MirrorIndex,
  { filter, sort, page }: CatalogueQuestion,
  queries: Queries | null,
  isCounted: boolean,
): Picked {
  const narrowing = narrowingOf(index.docs, filter);
  const offset = (page - 1) * PAGE_SIZE;
  if (!queries) {
    const isWanted = (slot: number) => missesOf(index.docs, narrowing, slot) === 0;
    const ids = inOrder(index, isWanted, orderOf(sort), within(offset, DEEPEST));
    return { ids, sums: isCounted ? null : tally(index.docs, narrowing, everything(index)) };
  }
  const matched = match(index, { lexemes: queries.lexemes, all: !queries.loose });
  const passed = passing(index.docs, narrowing, matched);
  const ids =
    sort === 'relevance'
      ? ranked(index, passed, titleKey(queries.text), within(offset, CANDIDATES))
      : inOrder(index, among(index, passed.slots), sort, within(offset, DEEPEST));
  return { ids, sums: tally(index.docs, narrowing, matched.slots) };
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
