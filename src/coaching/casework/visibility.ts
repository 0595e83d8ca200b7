import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';

/** Whether the viewer writes the record or runs its institution or the hub, on `i` (innovation). */
function ownedBy(viewer: Viewer): RawBuilder<SqlBool> {
  const { person, acting } = viewer;
  if (!person || !acting) return sql<SqlBool>`false`;
  if (isActing(viewer, 'hub_admin')) return sql<SqlBool>`true`;
  const keeps = sql<SqlBool>`exists (select from innovation_keeper k where k.innovation_id = i.id
    and k.person_id = ${person.id} and k.until is null)`;
  if (acting.role === 'local_admin') return sql<SqlBool>`(${keeps} or i.institution_id = ${acting.institutionId})`;
  if (acting.role === 'innovator' && acting.unitId)
    return sql<SqlBool>`(${keeps} or coalesce(i.unit_id = ${acting.unitId}, false))`;
  return keeps;
}

/** The condition of `whyNotRead` on `c` (case) joined with `i` (innovation). */
export function visibleTo(viewer: Viewer): RawBuilder<SqlBool> {
  const { person, acting } = viewer;
  if (!person || !acting) return sql<SqlBool>`false`;
  const coached = sql<SqlBool>`exists (select from coaching_case_coach o join coaching_case oc on oc.id = o.case_id
    where oc.innovation_id = c.innovation_id and o.person_id = ${person.id})`;
  return sql<SqlBool>`(${ownedBy(viewer)} or ${coached})`;
}
