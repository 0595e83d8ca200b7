import { type Expression, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../edition/rules/moves.ts';

/** The condition of `whyNotRead` on `objection`, joined with its `edition` and its `entry`. */
export function visibleTo(viewer: Viewer): Expression<SqlBool> {
  const { person, acting } = viewer;
  if (!person || !acting) return sql<SqlBool>`false`;
  const organises = isActing(viewer, ...organiserRoles)
    ? sql<SqlBool>`edition.organiser_id = ${acting.institutionId}`
    : sql<SqlBool>`false`;
  const keeps = sql<SqlBool>`exists (select from innovation_keeper k where k.innovation_id = entry.innovation_id
    and k.person_id = ${person.id} and k.until is null)`;
  const inUnit =
    acting.role === 'innovator' && acting.unitId ? sql<SqlBool>`entry.unit_id = ${acting.unitId}` : sql<SqlBool>`false`;
  const runs = isActing(viewer, 'local_admin', 'hub_admin')
    ? sql<SqlBool>`entry.institution_id = ${acting.institutionId}`
    : sql<SqlBool>`false`;
  return sql<SqlBool>`(objection.state <> 'unconfirmed'
    and (${organises} or (objection.asked_at is not null and (${keeps} or coalesce(${inUnit}, false) or ${runs}))))`;
}
