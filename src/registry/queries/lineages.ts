import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import { tables } from '../schema.ts';

/** A public record that was adapted from another public one. */
export type LineageTold = {
  readonly replicaId: InnovationId;
  readonly replicaTitle: string;
  readonly replicaInstitution: string;
  readonly originId: InnovationId;
  readonly originTitle: string;
  readonly originInstitution: string;
};

const MOST = 50;

/** From whom these innovations were copied and who copied them, as far as everyone may read both; the oldest first. */
export async function lineagesOf(conn: Conn, ids: readonly InnovationId[]): Promise<readonly LineageTold[]> {
  const found = await sql<LineageTold>`
    select r.id as "replicaId", rv.content ->> 'title' as "replicaTitle", rn.name as "replicaInstitution",
      o.id as "originId", ov.content ->> 'title' as "originTitle", "on".name as "originInstitution"
    from innovation_lineage l
    join innovation r on r.id = l.innovation_id and r.state = 'published'
    join innovation_version rv on rv.id = r.published_version_id
    join institution rn on rn.id = r.institution_id
    join innovation o on o.id = l.origin_innovation_id and o.state = 'published'
    join innovation_version ov on ov.id = o.published_version_id
    join institution "on" on "on".id = o.institution_id
    where r.id = any(${ids}::uuid[]) or o.id = any(${ids}::uuid[])
    order by r.published_at, r.id limit ${MOST}`.execute(tables(conn));
  return found.rows;
}
