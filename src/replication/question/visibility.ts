import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';

/** Whether the viewer speaks for the record, on `q` (question) joined with `i` (innovation). */
export function spokenForBy({ person, acting, ...viewer }: Viewer): RawBuilder<SqlBool> {
  if (!person || !acting) return sql<SqlBool>`false`;
  if (isActing({ person, acting, ...viewer }, 'hub_admin')) return sql<SqlBool>`true`;
  const keeps = sql<SqlBool>`exists (select from innovation_keeper k where k.innovation_id = i.id
    and k.person_id = ${person.id} and k.until is null)`;
  if (acting.role === 'local_admin') return sql<SqlBool>`(${keeps} or i.institution_id = ${acting.institutionId})`;
  if (acting.role === 'innovator' && acting.unitId)
    return sql<SqlBool>`(${keeps} or coalesce(i.unit_id = ${acting.unitId}, false))`;
  return keeps;
}

/** The condition of `whyNotRead` on `q` joined with `i`, which is published. */
export function visibleTo(viewer: Viewer): RawBuilder<SqlBool> {
  const own = viewer.person ? sql<SqlBool>`q.asked_by = ${viewer.person.id}` : sql<SqlBool>`false`;
  return sql<SqlBool>`((q.answered_at is not null and q.hidden_at is null) or ${own} or ${spokenForBy(viewer)})`;
}
