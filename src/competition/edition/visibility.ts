import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import type { EditionOwnership } from './model/edition.ts';
import type { EditionState } from './model/states.ts';
import { organiserRoles } from './rules/moves.ts';
import type { EditionTables } from './schema.ts';

const publicStates: readonly EditionState[] = ['open', 'closed'];

/**
 * May this viewer read the edition? What was published is for everyone until it is archived; drafts and the archive are for
 * those who organise competitions of the institution, who lead it, and who run the system. `visibleTo` says the same in SQL.
 */
export function whyNotRead(edition: EditionOwnership, viewer: Viewer): 'not_visible' | null {
  if (publicStates.includes(edition.state)) return null;
  if (isActing(viewer, 'system_admin')) return null;
  const isInside = isActing(viewer, ...organiserRoles, 'leader');
  return isInside && viewer.acting?.institutionId === edition.organiserId ? null : 'not_visible';
}

/** The condition of `whyNotRead` on a query over `edition`. */
export function visibleTo(viewer: Viewer) {
  return (where: ExpressionBuilder<EditionTables, 'edition'>): Expression<SqlBool> => {
    const isPublic = where('edition.state', 'in', publicStates);
    if (isActing(viewer, 'system_admin')) return sql<SqlBool>`true`;
    if (!viewer.acting || !isActing(viewer, ...organiserRoles, 'leader')) return isPublic;
    return where.or([isPublic, where('edition.organiser_id', '=', viewer.acting.institutionId)]);
  };
}
