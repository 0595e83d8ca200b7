import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { DocKind } from '../model/doc.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import type { InnovationState, ProblemState } from '../model/states.ts';
import { type Lexeme, lexemesOf, quoted } from './lexemes.ts';
import { tables } from './schema.ts';
import { visibleDocs } from './visible.ts';
import { searchableWords } from './words.ts';

export type Similar = {
  readonly title: string;
  readonly summary: string;
  readonly isPublic: boolean;
  readonly institutionName: string | null;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  /** How much of what was asked for is in it, 0 to 1; rare words weigh more. */
  readonly score: number;
} & (
  | { readonly kind: 'innovation'; readonly id: InnovationId; readonly state: InnovationState }
  | { readonly kind: 'problem'; readonly id: ProblemId; readonly state: ProblemState }
);

export type SimilarQuestion = {
  readonly title: string;
  readonly summary?: string;
  /** Both kinds unless told. */
  readonly kinds?: readonly DocKind[];
  /** The record that is being written: it is not similar to itself. */
  readonly except?: InnovationId | ProblemId | null;
};

const CANDIDATES = 60;
const TITLE_WORDS = 12;
const SUMMARY_WORDS = 8;
/** A text is a candidate by its title, or because it holds this many of the rarest words. */
const TOGETHER = 2;
/** A word in more texts than this tells little, as long as rarer ones are left. */
const COMMON_TEXTS = 2000;
/** Below this share of the title's words, weighed by rarity, a hit is noise. */
const LEAST_SCORE = 0.25;
/** A word in the text counts this much of a word in the title. */
const TEXT_WEIGHT = 0.5;

/** What the viewer may see and what is like this title (and summary), best first. */
export async function similarTo(
  conn: Conn,
  viewer: Viewer,
  asked: SimilarQuestion,
  limit: number,
): Promise<readonly Similar[]> {
  const title = [...new Set(searchableWords(asked.title))].slice(0, TITLE_WORDS);
  const summary = [...new Set(searchableWords(asked.summary ?? ''))].filter((word) => !title.includes(word));
  const known = await lexemesOf(conn, [...title, ...summary.slice(0, 80)]);
  const wanted = telling(known, title.length);
  if (wanted.length === 0) return [];
  const rows = await candidates(conn, viewer, asked, wanted);
  const weights = new Map(wanted.map((it) => [it.lexeme, weightOf(it)]));
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const weigh = (lexemes: readonly string[]) => lexemes.reduce((sum, it) => sum + (weights.get(it) ?? 0), 0) / whole;
  const scored = rows.map(({ inTitle, inText, ...row }) => {
    const score = weigh(inTitle) * (1 - TEXT_WEIGHT) + weigh(inText) * TEXT_WEIGHT;
    return { ...row, score: Math.round(score * 1000) / 1000 } as Similar;
  });
  return bestPerSubject(scored.filter((it) => it.score >= LEAST_SCORE)).slice(0, limit);
}

/** The words that tell texts apart: all of the title's unless too common, and the rarest of the summary's. */
function telling(known: readonly Lexeme[], titleWords: number): readonly Lexeme[] {
  const rarestFirst = (a: Lexeme, b: Lexeme) => a.texts - b.texts;
  const title = known.slice(0, titleWords).toSorted(rarestFirst);
  const rare = title.filter((it) => it.texts <= COMMON_TEXTS);
  const fromTitle = rare.length >= 2 ? rare : title.slice(0, 3);
  const fromSummary = known
    .slice(titleWords)
    .filter((it) => it.texts > 0 && it.texts <= COMMON_TEXTS)
    .toSorted(rarestFirst);
  const all = [...fromTitle, ...fromSummary.slice(0, SUMMARY_WORDS)];
  return [...new Map(all.map((it) => [it.lexeme, it])).values()];
}

function weightOf(it: Lexeme): number {
  return 1 / Math.log2(4 + it.texts);
}

type Candidate = Omit<Similar, 'score'> & { readonly inTitle: readonly string[]; readonly inText: readonly string[] };

async function candidates(
  conn: Conn,
  viewer: Viewer,
  asked: SimilarQuestion,
  wanted: readonly Lexeme[],
): Promise<readonly Candidate[]> {
  const lexemes = wanted.map((it) => it.lexeme);
  const anyOf = lexemes.map(quoted).join(' | ');
  const together = lexemes.slice(0, TOGETHER).map(quoted).join(' & ');
  const allowed = sql`${visibleDocs(viewer)} and d.kind = any(${asked.kinds ?? ['innovation', 'problem']}::text[])
    and coalesce(d.innovation_id, d.problem_id) is distinct from ${asked.except ?? null}::uuid`;
  const found = await sql<Candidate>`
    with best as (
      (select d.* from search_doc d where d.title_words @@ ${anyOf}::tsquery and ${allowed}
        order by ts_rank(d.title_words, ${anyOf}::tsquery) desc, d.id desc limit ${CANDIDATES})
      union
      (select d.* from search_doc d where d.text_words @@ ${together}::tsquery and ${allowed}
        order by d.moved_at desc limit ${CANDIDATES}))
    select d.kind, coalesce(d.innovation_id, d.problem_id) as id, d.state, d.title, left(d.summary, 300) as summary,
      d.is_public as "isPublic", i.name as "institutionName", u.name as "unitName", d.region_code as "regionCode",
      array(select unnest(tsvector_to_array(d.title_words)) intersect select unnest(${lexemes}::text[])) as "inTitle",
      array(select lexeme from unnest(${lexemes}::text[]) as given(lexeme)
        where d.text_words @@ quote_literal(lexeme)::tsquery) as "inText"
    from best d left join institution i on i.id = d.institution_id left join unit u on u.id = d.unit_id`.execute(
    tables(conn),
  );
  return found.rows;
}

/** A record whose next version is being written has two rows: the better one stands for it. */
function bestPerSubject(hits: readonly Similar[]): Similar[] {
  const best = new Map<string, Similar>();
  const better = (a: Similar, b: Similar) =>
    b.score - a.score || Number(b.isPublic) - Number(a.isPublic) || a.title.length - b.title.length;
  for (const hit of hits.toSorted(better)) if (!best.has(hit.id)) best.set(hit.id, hit);
  return [...best.values()];
}
