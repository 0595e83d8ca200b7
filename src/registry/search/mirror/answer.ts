import type { Conn } from '#platform/db.ts';
import type { Facets } from '../facets.ts';
import { facetsKey, keep, kept } from '../kept.ts';
import { CANDIDATES, type CatalogueQuestion, DEEPEST, PAGE_SIZE } from '../page.ts';
import type { Queries } from '../query-text.ts';
import type { Shelf } from '../shelf.ts';
import type { PageAsked } from './asking.ts';
import { type Mirror, mirrorOf } from './mirror.ts';
import { formsOf, type Stood } from './standing.ts';
import { facetsFrom } from './summed.ts';
import type { Sums } from './tally.ts';
import type { Told } from './told.ts';

/** A change may be committed between asking how things stand and following it; the next try has it. */
const TRIES = 3;

type Answer<Hit> = { readonly hits: readonly Hit[]; readonly facets: Facets };

/** An index, and what its hits are, by what is told of them. */
export type Searched<Hit> = {
  readonly shelf: Shelf;
  readonly hitsOf: (conn: Conn, told: readonly Told[]) => Promise<readonly Hit[]>;
};

/**
 * One page of the catalogue with its counts out of what this process holds; PostgreSQL is asked first whether that is how things stand.
 * Null when there is no mirror, or the question wants to know which words follow each other.
 */
export async function askMirror<Hit>(
  conn: Conn,
  { shelf, hitsOf }: Searched<Hit>,
  question: CatalogueQuestion,
  queries: Queries | null,
): Promise<Answer<Hit> | null> {
  const mirror = mirrorOf(conn, shelf);
  if (!mirror || queries?.phrased) return null;
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (!mirror.now) return null;
    const stood = await mirror.standing.now(queries?.lexemes ?? []);
    const answer =
      mirror.now?.stamp === stood.stamp && (await askOnce(conn, mirror, { question, queries, stood, shelf }));
    if (answer) return { hits: await hitsOf(conn, answer.hits), facets: answer.facets };
    await mirror.follow();
  }
  return null;
}

type Asked = {
  readonly question: CatalogueQuestion;
  readonly queries: Queries | null;
  readonly stood: Stood;
  readonly shelf: Shelf;
};

/** Null when nothing is held any more. What is told may be newer than how things stood, never older. */
async function askOnce(
  conn: Conn,
  { now }: Mirror,
  { question, queries, stood, shelf }: Asked,
): Promise<Answer<Told> | null> {
  if (!now) return null;
  // What everyone sees is worth keeping as it is told, what words find only as it is picked.
  const facetsAs = queries ? null : facetsKey(shelf, stood.stamp, null, question.filter);
  const known = facetsAs ? kept<Facets>(conn, facetsAs) : undefined;
  const page = await now.keeper.ask('page', pageOf(question, queries, stood, known !== undefined));
  if (!page) return null;
  const facets = known ?? facetsFrom(now.keeper.values, page.sums ?? noSums);
  if (facetsAs) keep(conn, facetsAs, facets);
  return { hits: JSON.parse(page.told) as readonly Told[], facets };
}

const noSums: Sums = { total: 0, byValue: new Uint32Array(0) };

function pageOf(
  { filter, sort, page }: CatalogueQuestion,
  queries: Queries | null,
  stood: Stood,
  isCounted: boolean,
): PageAsked {
  const offset = (page - 1) * PAGE_SIZE;
  // Nothing behind the last page that is offered.
  const reach = queries && sort === 'relevance' ? CANDIDATES : DEEPEST;
  const stretch = { offset, limit: Math.max(0, Math.min(PAGE_SIZE, reach - offset)) };
  const words = queries && {
    ...wantedOf(queries),
    text: queries.text,
    forms: formsOf(queries.lexemes, stood),
  };
  return { filter, sort, stretch, words, isCounted };
}

const wantedOf = ({ lexemes, loose }: Queries) => ({ lexemes, all: !loose });

/** Whether any public innovation has these words; null when the mirror cannot tell. */
export async function anyInMirror(conn: Conn, queries: Queries, shelf: Shelf): Promise<boolean | null> {
  const now = queries.phrased ? null : mirrorOf(conn, shelf)?.now;
  return now ? now.keeper.ask('any', wantedOf(queries)) : null;
}
