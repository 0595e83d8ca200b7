import { createHash } from 'node:crypto';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import { affairBits, cellOf, sdgBits } from './facet-codes.ts';
import { bandsOf } from './minhash.ts';
import type { SearchTables } from './schema.ts';
import { searchableWords, titleKey } from './words.ts';

type Row = SearchTables['search_doc'];

/** Who owns the subject and where it lies: the same for its public and its private row. */
export type Owned = Pick<Row, 'state' | 'institution_id' | 'unit_id' | 'region_code' | 'province_code'>;

export type AwardFacts = {
  readonly level_text: string;
  readonly level_top: number | null;
  readonly year: number | null;
  readonly year_certain: boolean;
  readonly title_used: string;
};

/** What is written for one readable text; the database makes the vectors of the words. */
export type Doc = Omit<Row, 'id' | 'title_words' | 'text_words'> & {
  readonly title_text: string;
  readonly summary_text: string;
  readonly body_text: string;
};

/** Texts of a version in the order in which one tells it; what a reader may search by. */
const told = [
  'background',
  'purpose',
  'novelty',
  'implementation',
  'significance',
  'benefit',
  'result',
  'adaptability',
  'resources',
  'sustainability',
  'collaboration',
  'sdgContribution',
  'design',
  'priorityProgramme',
] as const satisfies readonly (keyof InnovationContent)[];

/** Longest text that is searched: a vector may hold 1 MB, and words past the place 16,383 lose their order. */
const LONGEST_BODY = 200_000;

export type InnovationSource = {
  readonly id: InnovationId;
  readonly owned: Owned;
  readonly content: InnovationContent;
  readonly awards: readonly AwardFacts[];
  readonly isPublic: boolean;
  readonly movedAt: Date;
  /** Names of institution and unit: people search by them too. */
  readonly places: readonly string[];
};

export function innovationDoc(source: InnovationSource): Doc {
  const { content, awards } = source;
  const impact = content.impact.map((row) => `${row.indicator} ${row.story}`);
  const people = [content.initiatorName, ...content.innovators.map((it) => it.name)];
  const body = [...told.map((field) => content[field]), ...impact].filter((text) => text !== '').join('\n');
  const titles = awards.map((award) => award.title_used).filter((title) => titleKey(title) !== titleKey(content.title));
  return finished({
    kind: 'innovation',
    innovation_id: source.id,
    problem_id: null,
    is_public: source.isPublic,
    ...source.owned,
    ...facetsOf(content),
    ...awardFacets(awards),
    moved_at: source.movedAt,
    title: content.title,
    summary: content.summary,
    body,
    extra: [...titles, ...source.places, ...people].join('\n'),
  });
}

function facetsOf(content: InnovationContent) {
  const { stage, digital, mainAffair, otherAffairs } = content;
  const year = content.startDate ? Number(content.startDate.slice(0, 4)) : content.startYear;
  return {
    cell: cellOf({ stage, digital, sustainability: content.sustainabilityStatus, year }),
    affair_bits: affairBits(mainAffair ? [mainAffair, ...otherAffairs] : otherAffairs),
    sdg_bits: sdgBits(content.sdgs),
  };
}

function awardFacets(awards: readonly AwardFacts[]) {
  const years = ordered(awards.flatMap((award) => award.year ?? []));
  return {
    has_award: awards.length > 0,
    award_tops: ordered(awards.flatMap((award) => award.level_top ?? [])),
    award_years: years,
    award_year: years.at(-1) ?? null,
    award_label: labelOf(awards),
  };
}

const LONGEST_LABEL = 60;

/** The award of the shortest list, else the newest: level and year together, as they belong to each other. */
function labelOf(awards: readonly AwardFacts[]): string {
  const [best] = awards.toSorted(
    (a, b) =>
      (a.level_top ?? Number.POSITIVE_INFINITY) - (b.level_top ?? Number.POSITIVE_INFINITY) ||
      (b.year ?? 0) - (a.year ?? 0),
  );
  if (!best) return '';
  const level = best.level_text.slice(0, LONGEST_LABEL);
  return best.year === null ? level : `${level} · ${best.year}${best.year_certain ? '' : '?'}`;
}

export type ProblemSource = {
  readonly id: ProblemId;
  readonly owned: Owned;
  readonly isPublic: boolean;
  readonly movedAt: Date;
  readonly title: string;
  readonly whatHurts: string;
  readonly whoIsHurt: string;
  readonly affair: string | null;
  readonly sdg: number | null;
  readonly places: readonly string[];
};

export function problemDoc(source: ProblemSource): Doc {
  return finished({
    kind: 'problem',
    innovation_id: null,
    problem_id: source.id,
    is_public: source.isPublic,
    ...source.owned,
    cell: cellOf({ stage: null, digital: null, sustainability: null, year: null }),
    affair_bits: affairBits(source.affair ? [source.affair] : []),
    sdg_bits: sdgBits(source.sdg ? [source.sdg] : []),
    ...awardFacets([]),
    moved_at: source.movedAt,
    title: source.title,
    summary: source.whatHurts,
    body: source.whoIsHurt,
    extra: source.places.join('\n'),
  });
}

type Unfinished = Omit<Doc, 'title_key' | 'title_text' | 'summary_text' | 'body_text' | 'bands' | 'digest'> & {
  /** Searched but never cut into a snippet: other titles, names of places. */
  readonly extra: string;
};

function finished({ extra, ...facts }: Unfinished): Doc {
  const body = facts.body.slice(0, LONGEST_BODY);
  const [title, summary, rest] = [facts.title, facts.summary, body].map(searchableWords) as [
    string[],
    string[],
    string[],
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify({ ...facts, body, extra }))
    .digest('hex')
    .slice(0, 32);
  return {
    ...facts,
    body,
    title_key: titleKey(facts.title),
    title_text: title.join(' '),
    summary_text: summary.join(' '),
    body_text: [...rest, ...searchableWords(extra)].join(' '),
    bands: bandsOf([...title, ...summary, ...rest]),
    digest,
  };
}

function ordered(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
