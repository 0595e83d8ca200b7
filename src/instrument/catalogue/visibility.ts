import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import type { EditionOwnership } from './model/edition.ts';
import type { EditionState } from './model/states.ts';
import { keeperRoles } from './rules/moves.ts';
import type { CatalogueTables } from './schema.ts';

const publishedStates: readonly EditionState[] = ['open', 'closed'];

/**
 * May this viewer read the edition? What was published is for everyone who is signed in, until it is archived; drafts and the archive are
 * for those who write instruments of the institution, who lead it, and who run the system. `visibleTo` says the same in SQL.
 */
export function whyNotRead(edition: EditionOwnership, viewer: Viewer): 'not_visible' | null {
  if (!viewer.person) return 'not_visible';
  if (publishedStates.includes(edition.state)) return null;
  if (isActing(viewer, 'system_admin')) return null;
  const isInside = isActing(viewer, ...keeperRoles, 'leader');
  return isInside && viewer.acting?.institutionId === edition.ownerId ? null : 'not_visible';
}

/** The condition of `whyNotRead` on a query over `instrument_edition`. */
export function visibleTo(viewer: Viewer) {
  return (where: ExpressionBuilder<CatalogueTables, 'instrument_edition'>): Expression<SqlBool> => {
    if (!viewer.person) return sql<SqlBool>`false`;
    if (isActing(viewer, 'system_admin')) return sql<SqlBool>`true`;
    const isPublished = where('instrument_edition.state', 'in', publishedStates);
    if (!viewer.acting || !isActing(viewer, ...keeperRoles, 'leader')) return isPublished;
    return where.or([isPublished, where('instrument_edition.owner_id', '=', viewer.acting.institutionId)]);
  };
}
