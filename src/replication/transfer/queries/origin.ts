import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationContent, InnovationId } from '#registry/index.ts';
import type { Kin } from '../rules/lineage.ts';
import { tables } from '../schema.ts';

export type OriginRecord = {
  readonly id: InnovationId;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly content: InnovationContent;
};

/** A record that is before the public, as somebody takes it over; null when it is not. */
export async function originOf(conn: Conn, id: InnovationId): Promise<OriginRecord | null> {
  const row = await tables(conn)
    .selectFrom('innovation as o')
    .innerJoin('innovation_version as v', 'v.id', 'o.published_version_id')
    .innerJoin('institution as i', 'i.id', 'o.institution_id')
    .leftJoin('unit as u', 'u.id', 'o.unit_id')
    .select([
      'o.id',
      'o.institution_id as institutionId',
      'i.name as institutionName',
      'u.name as unitName',
      'i.region_code as regionCode',
      'v.content',
    ])
    .where('o.id', '=', id)
    .where('o.state', '=', 'published')
    .executeTakeFirst();
  return row ?? null;
}

/** A record's newest text, in work or before the public, whoever asks: the caller has asked. Null for one that is gone. */
export async function contentOf(conn: Conn, id: InnovationId): Promise<InnovationContent | null> {
  const row = await tables(conn)
    .selectFrom('innovation as o')
    .innerJoin('innovation_version as v', (join) =>
      join.onRef('v.id', '=', sql`coalesce(o.published_version_id, o.working_version_id)`),
    )
    .select('v.content')
    .where('o.id', '=', id)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** The record itself, then what it was adapted from, and so on up; a circle ends where it began. */
export async function lineOf(conn: Conn, id: InnovationId): Promise<readonly Kin[]> {
  const found = await sql<Kin>`with recursive line (id, step) as (
      select ${id}::uuid, 0
      union
      select l.origin_innovation_id, line.step + 1 from line
      join innovation_lineage l on l.innovation_id = line.id
      where l.origin_innovation_id is not null and line.step < 50)
    select n.id, n.institution_id as "institutionId", i.region_code as "regionCode"
    from (select id, min(step) as step from line group by id) s
    join innovation n on n.id = s.id join institution i on i.id = n.institution_id
    order by s.step`.execute(tables(conn));
  return found.rows;
}

/** Records of the institution that may be named as its replica: not archived, and nobody's replica yet. */
export async function linkable(
  conn: Conn,
  { institutionId, originId }: { readonly institutionId: InstitutionId; readonly originId: InnovationId },
): Promise<readonly { readonly id: InnovationId; readonly title: string }[]> {
  const rows = await tables(conn)
    .selectFrom('innovation as n')
    .innerJoin('innovation_version as v', (join) =>
      join.onRef('v.id', '=', sql`coalesce(n.working_version_id, n.published_version_id)`),
    )
    .innerJoin('innovation_lineage as l', 'l.innovation_id', 'n.id')
    .select(['n.id', sql<string>`v.content ->> 'title'`.as('title')])
    .where('n.institution_id', '=', institutionId)
    .where('n.state', '<>', 'archived')
    .where('l.origin_innovation_id', '=', originId)
    .where(sql<boolean>`not exists (select from replication x where x.replica_id = n.id)`)
    .orderBy('n.id')
    .execute();
  return rows;
}
