import { sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '../../model/ids.ts';
import type { Better, Measure } from '../../model/record.ts';
import { tables } from '../../schema.ts';

/** A problem that somebody verified as solved, as a list tells it; open to everyone. */
export type SolvedProblem = {
  readonly id: ProblemId;
  readonly title: string;
  readonly regionCode: string;
  readonly affair: string | null;
  readonly institutionName: string | null;
  /** The beginning of what hurt. */
  readonly excerpt: string;
  readonly baseline: Measure;
  readonly afterMeasure: Measure;
  readonly better: Better;
  readonly verifiedAt: Date;
  /** The published innovations that answer it, longest linked first. */
  readonly innovations: readonly string[];
};

export type SolvedFilter = {
  readonly text: string;
  readonly regions: readonly string[];
  readonly affairs: readonly string[];
};

const EXCERPT = 400;
const MOST_WORDS = 8;
const escaped = (word: string) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;

function matching(conn: Conn, { text, regions, affairs }: SolvedFilter) {
  let query = tables(conn).selectFrom('problem').where('problem.state', '=', 'solved');
  if (regions.length > 0) query = query.where('problem.region_code', 'in', regions);
  if (affairs.length > 0) query = query.where('problem.affair', 'in', affairs);
  for (const word of text
    .split(/\s+/)
    .filter((it) => it !== '')
    .slice(0, MOST_WORDS)) {
    const pattern = escaped(word);
    query = query.where((it) =>
      it.or([
        it('problem.title', 'ilike', pattern),
        it('problem.what_hurts', 'ilike', pattern),
        it('problem.lesson', 'ilike', pattern),
      ]),
    );
  }
  return query;
}

function listed(conn: Conn, filter: SolvedFilter) {
  return matching(conn, filter)
    .leftJoin('institution as n', 'n.id', 'problem.institution_id')
    .select([
      'problem.id',
      'problem.title',
      'problem.region_code as regionCode',
      'problem.affair',
      'n.name as institutionName',
      sql<string>`left(problem.what_hurts, ${EXCERPT})`.as('excerpt'),
      sql<Measure>`problem.baseline`.as('baseline'),
      sql<Measure>`problem.after_measure`.as('afterMeasure'),
      sql<Better>`problem.better`.as('better'),
      sql<Date>`problem.verified_at`.as('verifiedAt'),
      sql<string[]>`array(select v.content ->> 'title' from problem_innovation l
        join innovation i on i.id = l.innovation_id and i.state = 'published'
        join innovation_version v on v.id = i.published_version_id
        where l.problem_id = problem.id order by l.linked_at, i.id)`.as('innovations'),
    ])
    .orderBy('problem.verified_at', 'desc')
    .orderBy('problem.id', 'desc');
}

/** One page of the problems that were verified as solved, the latest first, and how many there are. */
export async function solvedProblems(
  conn: Conn,
  filter: SolvedFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly SolvedProblem[] }> {
  const items = await listed(conn, filter).limit(page.size).offset(page.offset).execute();
  const counted = await matching(conn, filter)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: counted.n, items };
}

/** All of the same, as they come. */
export function allSolved(conn: Conn, filter: SolvedFilter): AsyncIterable<readonly SolvedProblem[]> {
  return inBatches<SolvedProblem>(conn, listed(conn, filter));
}

export type SolvedCounts = {
  readonly regions: ReadonlyMap<string, number>;
  readonly affairs: ReadonlyMap<string, number>;
};

/** How many each region and each affair would show, the other as it is. */
export async function solvedCounts(conn: Conn, filter: SolvedFilter): Promise<SolvedCounts> {
  const count = async (column: 'problem.region_code' | 'problem.affair', others: SolvedFilter) => {
    const rows = await matching(conn, others)
      .select([sql<string>`${sql.ref(column)}`.as('value'), (it) => it.fn.countAll<number>().as('n')])
      .where(column, 'is not', null)
      .groupBy(column)
      .execute();
    return new Map(rows.map((row) => [row.value, row.n]));
  };
  return {
    regions: await count('problem.region_code', { ...filter, regions: [] }),
    affairs: await count('problem.affair', { ...filter, affairs: [] }),
  };
}

type Solved = { readonly id: ProblemId; readonly title: string };

/** The problems that an innovation helped to solve, verified, the latest first: a part of the question that its page asks. */
export const solvedAsked = (id: InnovationId) =>
  sql<readonly Solved[]>`(select coalesce(json_agg(s order by s.at desc), '[]') from (
    select p.id, p.title, p.verified_at as at from problem_innovation l join problem p on p.id = l.problem_id
    where l.innovation_id = ${id} and p.state = 'solved' order by p.verified_at desc limit 10) as s)`;
