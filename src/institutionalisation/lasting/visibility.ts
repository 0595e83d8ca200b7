import type { Expression, SqlBool } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Innovation, whyNotReadWork, workVisibleTo } from '#registry/index.ts';

type Owned = Pick<Innovation, 'state' | 'institutionId' | 'unitId' | 'keeperIds'>;

/**
 * May this viewer read what makes the innovation last, verified or not? Whoever may see the work on the record: its keepers and unit, the
 * admin, planner and leader of its institution, and the hub. The public reads what was verified, on the record's own page. `visibleTo` says the
 * same in SQL.
 */
export function whyNotRead(innovation: Owned, viewer: Viewer): 'not_visible' | null {
  return whyNotReadWork(innovation, viewer);
}

/** The condition of `whyNotRead` on a query over `innovation`. */
export function visibleTo(viewer: Viewer): (where: unknown) => Expression<SqlBool> {
  return (where) => workVisibleTo(viewer)(where as never);
}
