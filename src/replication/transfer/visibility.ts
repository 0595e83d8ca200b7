import { type Expression, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';

/**
 * The condition of `whyNotRead` on `replication as r`, joined with its origin `innovation as o`: the owner is whoever owns the origin
 * now.
 */
export function visibleTo(viewer: Viewer): Expression<SqlBool> {
  const { person, acting } = viewer;
  if (!person || !acting) return sql<SqlBool>`false`;
  if (isActing(viewer, 'hub_admin', 'system_admin')) return sql<SqlBool>`true`;
  const owner = sql`coalesce(o.institution_id, r.owner_id)`;
  const keeps = sql<SqlBool>`exists (select from innovation_keeper k where k.innovation_id = o.id
    and k.person_id = ${person.id} and k.until is null)`;
  const asked = sql<SqlBool>`(r.asked_by = ${person.id} and r.institution_id = ${acting.institutionId})`;
  const sees = isActing(viewer, 'local_admin', 'planner', 'leader')
    ? sql<SqlBool>`(r.institution_id = ${acting.institutionId} or ${owner} = ${acting.institutionId})`
    : sql<SqlBool>`false`;
  const inUnit =
    acting.role === 'innovator' && acting.unitId
      ? sql<SqlBool>`((r.institution_id = ${acting.institutionId} and r.unit_id = ${acting.unitId})
        or (${owner} = ${acting.institutionId} and o.unit_id = ${acting.unitId}))`
      : sql<SqlBool>`false`;
  return sql<SqlBool>`(coalesce(${asked}, false) or r.facilitator_id is not distinct from ${person.id}::uuid
    or ${keeps} or ${sees} or coalesce(${inUnit}, false))`;
}
