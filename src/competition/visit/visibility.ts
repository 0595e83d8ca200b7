import { type Expression, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../edition/rules/moves.ts';

/** The condition of `whyNotRead` on `visit`, joined with its `edition`. */
export function visibleTo(viewer: Viewer): Expression<SqlBool> {
  const { person, acting } = viewer;
  if (!person) return sql<SqlBool>`false`;
  const member = sql<SqlBool>`exists (select from visit_member m where m.visit_id = visit.id and m.person_id = ${person.id})`;
  if (!acting || !isActing(viewer, ...organiserRoles)) return member;
  return sql<SqlBool>`(edition.organiser_id = ${acting.institutionId} or ${member})`;
}
