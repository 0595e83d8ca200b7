import { type RawBuilder, sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { type FittingText, fittingTexts, type InnovationId, type ShownProblem } from '#registry/index.ts';
import { countDifferentRegions } from '../../regions/queries.ts';
import type { Candidate, Proof, Sought } from '../model/match.ts';
import type { RegionFacts } from '../model/region-fact.ts';
import { tables } from '../schema.ts';

/** Most innovations that are weighed for one problem. */
const MOST_CANDIDATES = 40;

/** A candidate as the page shows it, with what somebody said against it. */
export type ShownCandidate = Candidate & {
  readonly title: string;
  readonly summary: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly dismissedReason: string | null;
};

type Row = Omit<ShownCandidate, 'share' | 'words' | 'proofs' | 'facts'> & {
  readonly facts: RegionFacts | null;
  readonly measured: boolean;
  readonly awarded: boolean;
  readonly documented: boolean;
};

type Field = { readonly sought: Sought; readonly candidates: readonly ShownCandidate[] };

/**
 * The innovations that share words with the problem and do not answer it yet, each with all that a score asks, whoever asks: four
 * statements, however many records there are; at most 40 candidates.
 */
export async function fieldOf(conn: Conn, problem: ShownProblem): Promise<Field> {
  const need = { title: problem.title, text: problem.whatHurts, affair: problem.affair };
  const texts = await fittingTexts(conn, need, MOST_CANDIDATES);
  const { affair, sdg, regionCode } = problem;
  const facts = await factsOfRegion(conn, regionCode);
  const candidates = texts.length === 0 ? [] : await withFacts(conn, problem, texts);
  return { sought: { affair, sdg, regionCode, facts }, candidates };
}

const factsAsJson = (code: RawBuilder<unknown>) =>
  sql`(select jsonb_object_agg(f.fact, jsonb_build_object('value', f.value, 'year', f.year, 'source', f.source))
    from region_fact f where f.region_code = ${code})`;

/** What is known of one region. */
export async function factsOfRegion(conn: Conn, code: string): Promise<RegionFacts> {
  const found = await sql<{ facts: RegionFacts | null }>`select ${factsAsJson(sql`${code}`)} as facts`.execute(
    tables(conn),
  );
  return found.rows[0]?.facts ?? {};
}

/** Before and after with where they are from. */
const isMeasured = sql`exists (select from jsonb_array_elements(coalesce(v.content -> 'impact', '[]')) as entry (line)
  where jsonb_typeof(line -> 'before') = 'number' and jsonb_typeof(line -> 'after') = 'number' and line ->> 'source' <> '')`;
const isDocumented = sql`(jsonb_array_length(coalesce(v.content -> 'links', '[]')) > 0 or exists (
  select from evidence_use e join evidence p on p.id = e.evidence_id
  where e.subject_kind = 'innovation' and e.subject_id = i.id and p.archived_at is null))`;
/** Different regions whose published records were adapted from it. */
const copiedRegions = sql`(select ${countDifferentRegions(sql`m.region_code`, sql`n.region_code`)} from innovation_lineage l
  join innovation c on c.id = l.innovation_id and c.state = 'published' join institution m on m.id = c.institution_id
  where l.origin_innovation_id = i.id)`;

async function withFacts(
  conn: Conn,
  problem: Pick<ShownProblem, 'id'>,
  texts: readonly FittingText[],
): Promise<readonly ShownCandidate[]> {
  const ids: readonly InnovationId[] = texts.map((it) => it.id);
  const found = await sql<Row>`
    select i.id, v.content ->> 'title' as title, left(coalesce(v.content ->> 'summary', ''), 300) as summary,
      n.name as "institutionName", u.name as "unitName", n.region_code as "regionCode",
      v.content ->> 'mainAffair' as "mainAffair", coalesce(v.content -> 'otherAffairs', '[]') as "otherAffairs",
      coalesce(v.content -> 'sdgs', '[]') as sdgs, v.content ->> 'sustainabilityStatus' as sustainability,
      ${isMeasured} as measured, exists (select from innovation_award a where a.innovation_id = i.id) as awarded,
      ${isDocumented} as documented, ${copiedRegions} as "copiedRegions",
      ${factsAsJson(sql.ref('n.region_code') as RawBuilder<unknown>)} as facts, s.dismissed_reason as "dismissedReason"
    from innovation i join innovation_version v on v.id = i.published_version_id
      join institution n on n.id = i.institution_id left join unit u on u.id = i.unit_id
      left join problem_match s on s.problem_id = ${problem.id} and s.innovation_id = i.id
    where i.id = any(${ids}::uuid[]) and i.state = 'published' and not exists (
      select from problem_innovation l where l.problem_id = ${problem.id} and l.innovation_id = i.id)`.execute(
    tables(conn),
  );
  const rows = new Map(found.rows.map((row) => [row.id, row]));
  return texts.flatMap(({ id, share, words }) => {
    const row = rows.get(id);
    return row ? [{ ...candidateOf(row), share, words }] : [];
  });
}

function candidateOf({ measured, awarded, documented, facts, ...row }: Row): Omit<ShownCandidate, 'share' | 'words'> {
  const found = { measured, awarded, documented };
  return { ...row, facts: facts ?? {}, proofs: (Object.keys(found) as Proof[]).filter((name) => found[name]) };
}
