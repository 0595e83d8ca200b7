import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from '../schema.ts';
import { workVisibleTo } from '../visibility.ts';
import { hasTwin, isKept } from './list.ts';

export type HomeCounts = {
  readonly drafts: number;
  readonly returned: number;
  readonly waiting: number;
  /** Since when the oldest waits for a decision. */
  readonly waitingSince: Date | null;
  readonly published: number;
  readonly gaps: number;
  readonly orphans: number;
  readonly duplicates: number;
};

/** The records whose work the viewer may see, counted by what is owed, in one pass. */
export async function homeCounts(conn: Conn, viewer: Viewer): Promise<HomeCounts> {
  const count = (condition: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${condition})`;
  return tables(conn)
    .selectFrom('innovation')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .where((where) => workVisibleTo(viewer)(where))
    .where('innovation.state', '!=', 'archived')
    .select([
      count(sql`v.state = 'draft'`).as('drafts'),
      count(sql`v.state = 'returned'`).as('returned'),
      count(sql`v.state = 'with_admin'`).as('waiting'),
      sql<Date | null>`min(v.submitted_at) filter (where v.state = 'with_admin')`.as('waitingSince'),
      count(sql`innovation.state = 'published'`).as('published'),
      count(sql`innovation.state = 'published' and v.completeness < 100`).as('gaps'),
      count(sql`not ${isKept}`).as('orphans'),
      count(sql`${hasTwin(viewer)}`).as('duplicates'),
    ])
    .executeTakeFirstOrThrow();
}

/** How many regencies and cities of this hub have no record yet. Only governments of the hub stand without records. */
export async function silentGovernments(conn: Conn): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from institution
    where kind in ('regency', 'city')
      and not exists (select from innovation where innovation.institution_id = institution.id)`.execute(tables(conn));
  return found.rows[0]?.n ?? 0;
}

/** How many innovations everyone may read of a province, its regencies and cities. */
export async function publishedInProvince(conn: Conn, code: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from search_doc
    where kind = 'innovation' and is_public and province_code = ${code}`.execute(tables(conn));
  return found.rows[0]?.n ?? 0;
}
