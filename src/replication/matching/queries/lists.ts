import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import { tables } from '../schema.ts';

export type Window = { readonly size: number; readonly offset: number };
type Page<Row> = { readonly total: number; readonly rows: readonly Row[] };

export type UnmatchedFilter = {
  readonly words: string;
  readonly region: string | null;
  readonly affair: string | null;
};

/** A problem that nothing answers and for which nothing was found. */
export type Unmatched = {
  readonly id: ProblemId;
  readonly title: string;
  readonly regionCode: string;
  readonly affair: string | null;
  readonly institutionName: string | null;
  readonly createdAt: Date;
  /** When it was last looked for; null while it has not been. */
  readonly lookedAt: Date | null;
};

const like = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

function unmatched(viewer: Viewer, filter: UnmatchedFilter): RawBuilder<SqlBool> {
  // A regency follows its own problems; whoever works for the hub or the province follows all.
  const own =
    isActing(viewer, 'local_admin') && viewer.acting
      ? sql`and p.institution_id = ${viewer.acting.institutionId}`
      : sql``;
  return sql<SqlBool>`p.state in ('open', 'being_solved') ${own}
    and not exists (select from problem_innovation l join innovation i on i.id = l.innovation_id
      where l.problem_id = p.id and i.state = 'published')
    and not exists (select from problem_match m where m.problem_id = p.id and m.stands and m.dismissed_at is null)
    and (${filter.region}::text is null or p.region_code = ${filter.region})
    and (${filter.affair}::text is null or p.affair = ${filter.affair})
    and (${filter.words} = '' or p.title ilike ${like(filter.words)})`;
}

const unmatchedRows = (viewer: Viewer, filter: UnmatchedFilter, extra = sql``, window = sql``) => sql<
  Unmatched & { readonly total: number }
>`select p.id, p.title, p.region_code as "regionCode", p.affair, n.name as "institutionName", p.created_at as "createdAt",
    g.looked_at as "lookedAt" ${extra}
  from problem p left join institution n on n.id = p.institution_id left join problem_matching g on g.problem_id = p.id
  where ${unmatched(viewer, filter)} order by p.created_at, p.id ${window}`;

const counted = sql`, count(*) over () as total`;
const windowOf = ({ size, offset }: Window) => sql`limit ${size} offset ${offset}`;

/** One page of the problems without a match, the oldest first, and how many there are. */
export async function listUnmatched(
  conn: Conn,
  viewer: Viewer,
  filter: UnmatchedFilter,
  window: Window,
): Promise<Page<Unmatched>> {
  const { rows } = await unmatchedRows(viewer, filter, counted, windowOf(window)).execute(tables(conn));
  return { total: rows[0]?.total ?? 0, rows };
}

/** All of them, as they come. */
export function allUnmatched(conn: Conn, viewer: Viewer, filter: UnmatchedFilter) {
  return inBatches<Unmatched>(conn, compiled(conn, unmatchedRows(viewer, filter)));
}

function compiled<Row>(conn: Conn, query: RawBuilder<Row>) {
  return { compile: () => query.compile(tables(conn)) };
}

export type NeverCopiedFilter = {
  readonly words: string;
  readonly region: string | null;
  readonly affair: string | null;
  /** Only those in the register of winners. */
  readonly awarded: boolean;
};

/** A published innovation with proof that nobody has copied. */
export type NeverCopied = {
  readonly id: InnovationId;
  readonly title: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly affair: string | null;
  readonly award: string;
  readonly publishedAt: Date;
  /** Open problems for which it was found. */
  readonly problems: number;
};

function neverCopied({ words, region, affair, awarded }: NeverCopiedFilter): RawBuilder<SqlBool> {
  return sql<SqlBool>`i.state = 'published' and coalesce(v.content ->> 'sustainabilityStatus', '') <> 'stopped'
    and not exists (select from innovation_lineage l join innovation c on c.id = l.innovation_id
      where l.origin_innovation_id = i.id and c.state = 'published')
    and (d.has_award ${
      awarded
        ? sql``
        : sql`or exists (
      select from jsonb_array_elements(coalesce(v.content -> 'impact', '[]')) as entry (line)
      where jsonb_typeof(line -> 'before') = 'number' and jsonb_typeof(line -> 'after') = 'number' and line ->> 'source' <> '')`
    })
    and (${region}::text is null or n.region_code = ${region})
    and (${affair}::text is null or v.content ->> 'mainAffair' = ${affair})
    and (${words} = '' or d.title ilike ${like(words)})`;
}

const neverCopiedRows = (filter: NeverCopiedFilter, extra = sql``, window = sql``) => sql<
  NeverCopied & { readonly total: number }
>`select i.id, d.title, n.name as "institutionName", u.name as "unitName", n.region_code as "regionCode",
    v.content ->> 'mainAffair' as affair, d.award_label as award, i.published_at as "publishedAt",
    (select count(*) from problem_match m where m.innovation_id = i.id and m.stands and m.dismissed_at is null) as problems ${extra}
  from search_doc d join innovation i on i.id = d.innovation_id
    join innovation_version v on v.id = i.published_version_id join institution n on n.id = i.institution_id
    left join unit u on u.id = i.unit_id
  where d.kind = 'innovation' and d.is_public and ${neverCopied(filter)}
  order by problems desc, d.award_year desc nulls last, i.id ${window}`;

/** One page of the proven innovations that nobody has copied, those for which problems wait first, and how many there are. */
export async function listNeverCopied(
  conn: Conn,
  filter: NeverCopiedFilter,
  window: Window,
): Promise<Page<NeverCopied>> {
  const { rows } = await neverCopiedRows(filter, counted, windowOf(window)).execute(tables(conn));
  return { total: rows[0]?.total ?? 0, rows };
}

/** All of them, as they come. */
export function allNeverCopied(conn: Conn, filter: NeverCopiedFilter) {
  return inBatches<NeverCopied>(conn, compiled(conn, neverCopiedRows(filter)));
}
