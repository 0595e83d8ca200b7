import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';

/**
 * The rule of `visibility.ts` over the rows of search_doc (aliased `d`): public rows are for everyone; the others for
 * the keepers of the record, the people of its unit, those who run or lead its institution, those who raised the
 * problem, and the hub. A test draws people and records and holds the two together.
 */
export function visibleDocs(viewer: Viewer): RawBuilder<SqlBool> {
  const { person, acting } = viewer;
  if (!person || !acting) return sql<SqlBool>`d.is_public`;
  if (isActing(viewer, 'hub_admin', 'system_admin')) return sql<SqlBool>`true`;
  const runs = isActing(viewer, 'local_admin', 'planner', 'leader') ? acting.institutionId : null;
  const unit = acting.role === 'innovator' ? acting.unitId : null;
  return sql<SqlBool>`(d.is_public
    or d.institution_id = ${runs}::uuid
    or (d.kind = 'innovation' and d.unit_id = ${unit}::uuid)
    or exists (select from innovation_keeper k
      where k.innovation_id = d.innovation_id and k.person_id = ${person.id} and k.until is null)
    or exists (select from problem p where p.id = d.problem_id and p.raised_by = ${person.id}))`;
}
