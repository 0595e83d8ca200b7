import { type RawBuilder, sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { kept } from '#platform/kept.ts';
import { beginningsOfPublic } from '../../lasting/queries/beginnings.ts';
import { tables } from '../../lasting/schema.ts';
import { type CountedLives, type Group, type Grouping, leftOutReasons, type SurvivalFilter } from '../model.ts';
import { noneLeftOut, type Survival, survivalOf } from '../rules/groups.ts';
import { type Subject, tallyOf } from '../rules/kaplan-meier.ts';
import { splitAt } from '../rules/life.ts';
import { type ByLasting, lastingGroupings, sinceOf } from '../rules/since.ts';
import { COUNTS, livesIn } from './lived.ts';
import {
  type PackedSubjects,
  packedDays,
  packedSubjects,
  subjectsOfPacked,
  tallyOfPacked,
  unpacked,
} from './packed.ts';

type Part = RawBuilder<unknown>;
type Row = PackedSubjects & {
  readonly key: string | null;
  /** How many count, how many of these are examples, and how many do not for each reason. */
  readonly n: number;
  readonly examples: number;
  readonly whys: readonly number[];
  /** Days of a life at which it got what the groups are told apart by; null where none did. */
  readonly since: Buffer | null;
};

/** A curve of a large register takes some megabytes. */
const MOST_KEPT = 8;

/** What the page of survival shows. It is the same for everybody, so what is slow is not reckoned for each who asks. */
export function survivalFor(conn: Conn, filter: SurvivalFilter): Promise<Survival> {
  const asked = { kind: 'survival', question: JSON.stringify(filter), most: MOST_KEPT };
  return kept(conn, asked, async () => survivalOf(await countedLives(conn, filter)));
}

/** The lives of all public innovations that the filter asks for, counted in the database as `countLives` counts them. */
export async function countedLives(conn: Conn, filter: SurvivalFilter): Promise<CountedLives> {
  const rows = await rowsOf(conn, filter);
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const leftOut = {
    ...noneLeftOut(),
    ...Object.fromEntries(leftOutReasons.map((it, at) => [it, sum((row) => row.whys[at] ?? 0)])),
  };
  return { groups: groupsOf(rows), used: sum((it) => it.n), examples: sum((it) => it.examples), leftOut };
}

const without = { joins: sql``, since: sql`null::date` };
const counting = sql`filter (where l.why = ${COUNTS})`;
const whys = sql.join(leftOutReasons.map((_, at) => sql`count(*) filter (where l.why = ${sql.lit(at + 1)})`));

async function rowsOf(conn: Conn, filter: SurvivalFilter): Promise<readonly Row[]> {
  const { grouping } = filter;
  const { joins, since } = isByLasting(grouping) ? await sinceIn(conn, grouping) : without;
  const split = isByLasting(grouping) ? packedDays(sql`${since} - l.started`, counting) : sql`null`;
  const found = await sql<Row>`
    select ${keyOf(grouping, since)} as key, count(*) ${counting} as n, count(*) filter (where l.why = ${COUNTS} and l.is_example) as examples,
      array[${whys}]::integer[] as whys, ${packedSubjects(counting)}, ${split} as since
    from ${livesIn({ ...filter, knownOn: null, where: isAsked(filter) })} l
    ${grouping === 'region' ? sql`join institution n on n.id = l.institution_id` : sql``} ${joins}
    group by 1`.execute(tables(conn));
  return found.rows;
}

function isAsked({ regions, affairs }: SurvivalFilter): Part {
  const own = sql`c.institution_id in (select id from institution where region_code = any(${regions}::text[]))`;
  const ofRegions = regions.length === 0 ? sql`true` : own;
  const ofAffairs = affairs.length === 0 ? sql`true` : sql`c.affair = any(${affairs}::text[])`;
  return sql`${ofRegions} and ${ofAffairs}`;
}

const isByLasting = (grouping: Grouping): grouping is ByLasting => lastingGroupings.some((it) => it === grouping);

function keyOf(grouping: Grouping, since: Part): Part {
  switch (grouping) {
    case 'all':
      return sql`'all'::text`;
    case 'region':
      return sql`n.region_code`;
    case 'affair':
      return sql`l.affair`;
    case 'digital':
      return sql`case l.digital when true then 'yes' when false then 'no' end`;
    default:
      return sql`case when ${since} is null then 'no' else 'split' end`;
  }
}

/** Since when innovations have what they are told apart by: few have it, and the rule that says so is ours. */
async function sinceIn(conn: Conn, grouping: ByLasting) {
  const found = await beginningsOfPublic(conn, grouping);
  const days = [...found].flatMap(([id, own]) => {
    const day = sinceOf(own)[grouping];
    return day === undefined ? [] : [{ id, day }];
  });
  const given = sql`unnest(${days.map((it) => it.id)}::uuid[], ${days.map((it) => it.day)}::date[])`;
  return { joins: sql`left join ${given} as b (id, day) on b.id = l.innovation_id`, since: sql`b.day` };
}

function groupsOf(rows: readonly Row[]): readonly Group[] {
  const split = rows.find((it) => it.key === 'split');
  if (split) return splitGroups(split, rows.find((it) => it.key === 'no') ?? null);
  return rows.flatMap(({ key, n, ...row }) => (key === null || n === 0 ? [] : [{ key, tally: tallyOfPacked(row) }]));
}

/** With and without: those that got it count in both, each for its stretch of their life. */
function splitGroups(split: Row, no: Row | null): readonly Group[] {
  const since = unpacked(split.since);
  const pieces = subjectsOfPacked(split).map((it, at) => splitAt(it, since[at]));
  const groups: readonly (readonly [string, readonly Subject[]])[] = [
    ['yes', pieces.flatMap((it) => it.yes ?? [])],
    ['no', [...pieces.flatMap((it) => it.no ?? []), ...(no ? subjectsOfPacked(no) : [])]],
  ];
  return groups.flatMap(([key, subjects]) => (subjects.length > 0 ? [{ key, tally: tallyOf(subjects) }] : []));
}

/** How many public innovations each region and each affair has, whatever is known of how they live. */
export function choicesOf(conn: Conn) {
  return kept(conn, { kind: 'survival.choices', question: '', most: 1 }, () => countChoices(conn));
}

async function countChoices(conn: Conn) {
  const regions = await sql<{ key: string; n: number }>`
    select n.region_code as key, sum(c.n)::bigint as n
    from (select institution_id, count(*) as n from innovation_counted group by 1) c
    join institution n on n.id = c.institution_id where n.region_code is not null group by 1`.execute(tables(conn));
  const affairs = await sql<{ key: string; n: number }>`
    select affair as key, count(*) as n from innovation_counted where affair is not null group by 1`.execute(
    tables(conn),
  );
  const asMap = ({ rows }: typeof regions) => new Map(rows.map((it) => [it.key, it.n]));
  return { regions: asMap(regions), affairs: asMap(affairs) };
}
