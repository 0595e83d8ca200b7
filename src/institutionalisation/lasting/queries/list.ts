import { type SqlBool, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { Dimension } from '../model/dimensions.ts';
import type { LastingRecord } from '../model/record.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';
import { recordsOf } from './records.ts';

export type ListFilter = {
  /** Only innovations for which nothing is claimed in this dimension. */
  readonly without: Dimension | null;
  readonly words: string;
  /** A province or a regency, by its code. */
  readonly region: string | null;
};

type ListedInnovation = {
  readonly id: InnovationId;
  readonly title: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
};
export type Listed = ListedInnovation & { readonly records: readonly LastingRecord[] };

const title = sql<string>`coalesce(v.content ->> 'title', '')`;

function listed(conn: Conn, viewer: Viewer, { without, words, region }: ListFilter) {
  let query = tables(conn)
    .selectFrom('innovation')
    .innerJoin('institution as n', 'n.id', 'innovation.institution_id')
    .leftJoin('unit as u', 'u.id', 'innovation.unit_id')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.published_version_id', 'innovation.working_version_id')),
      ),
    )
    .select([
      'innovation.id',
      title.as('title'),
      'n.name as institutionName',
      'u.name as unitName',
      'n.region_code as regionCode',
    ])
    .where('innovation.state', '<>', 'archived')
    .where(visibleTo(viewer));
  if (without)
    query = query.where(
      sql<SqlBool>`not exists (select from lasting_record r where r.innovation_id = innovation.id
        and r.dimension = ${without} and r.state in ('claimed', 'verified'))`,
    );
  if (region) query = query.where('n.region_code', '=', region);
  for (const word of words.split(/\s+/).filter((it) => it !== ''))
    query = query.where(sql<SqlBool>`${title} ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  return query.orderBy(title).orderBy('innovation.id');
}

async function withRecords(conn: Conn, rows: readonly ListedInnovation[]): Promise<readonly Listed[]> {
  const records = Map.groupBy(
    await recordsOf(
      conn,
      rows.map((it) => it.id),
    ),
    (it) => it.innovationId,
  );
  return rows.map((row) => ({ ...row, records: records.get(row.id) ?? [] }));
}

/** One page of the innovations whose work the viewer sees, by title, each with its records of lasting; and how many there are. */
export async function listLasting(
  conn: Conn,
  viewer: Viewer,
  filter: ListFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly Listed[] }> {
  const found = await listed(conn, viewer, filter)
    .select(sql<number>`count(*) over ()`.as('total'))
    .limit(page.size)
    .offset(page.offset)
    .execute();
  const rows = found.map(({ total: _total, ...row }) => row);
  return { total: found[0]?.total ?? 0, rows: await withRecords(conn, rows) };
}

/** All of the same, as they come. */
export async function* allLasting(conn: Conn, viewer: Viewer, filter: ListFilter): AsyncGenerator<readonly Listed[]> {
  for await (const rows of inBatches<ListedInnovation>(conn, listed(conn, viewer, filter)))
    yield await withRecords(conn, rows);
}
