import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';

/** The condition of `whyNotRead` on `r` (request). */
export function visibleTo(viewer: Viewer): RawBuilder<SqlBool> {
  const { person, acting } = viewer;
  if (!person || !acting) return sql<SqlBool>`false`;
  if (isActing(viewer, 'hub_admin')) return sql<SqlBool>`true`;
  const parts = [
    sql<SqlBool>`r.asked_by = ${person.id}`,
    sql<SqlBool>`exists (select from coaching_request_step o where o.request_id = r.id and o.coach_id = ${person.id})`,
  ];
  if (acting.role === 'local_admin') parts.push(sql<SqlBool>`r.institution_id = ${acting.institutionId}`);
  if (acting.role === 'innovator' && acting.unitId)
    parts.push(sql<SqlBool>`coalesce(r.unit_id = ${acting.unitId}, false)`);
  if (acting.role === 'coach') parts.push(sql<SqlBool>`r.state = 'waiting'`);
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}
