import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import type { InnovationOwnership } from './model/record.ts';
import type { RegistryTables } from './schema.ts';

/**
 * May this viewer read the record? Published is for everyone; the rest is for its keepers, the people of its
 * unit, those who run or lead its institution, and the hub. `visibleTo` says the same in SQL; a house test
 * holds the two together.
 */
export function whyNotRead(record: InnovationOwnership, viewer: Viewer): 'not_visible' | null {
  if (record.state === 'published') return null;
  if (!viewer.person || !viewer.acting) return 'not_visible';
  if (isActing(viewer, 'hub_admin', 'system_admin')) return null;
  if (record.keeperIds.includes(viewer.person.id)) return null;
  const { acting } = viewer;
  if (isActing(viewer, 'local_admin', 'planner', 'leader') && acting.institutionId === record.institutionId)
    return null;
  if (acting.role === 'innovator' && acting.unitId !== null && acting.unitId === record.unitId) return null;
  return 'not_visible';
}

/** The condition of `whyNotRead` on a query over `innovation`. */
export function visibleTo(viewer: Viewer) {
  return (where: ExpressionBuilder<RegistryTables, 'innovation'>): Expression<SqlBool> => {
    const isPublic = where('innovation.state', '=', 'published');
    const { person, acting } = viewer;
    if (!person || !acting) return isPublic;
    if (isActing(viewer, 'hub_admin', 'system_admin')) return sql<SqlBool>`true`;
    const allowed: Expression<SqlBool>[] = [
      isPublic,
      where.exists(
        where
          .selectFrom('innovation_keeper')
          .select('innovation_keeper.person_id')
          .whereRef('innovation_keeper.innovation_id', '=', 'innovation.id')
          .where('innovation_keeper.person_id', '=', person.id)
          .where('innovation_keeper.until', 'is', null),
      ),
    ];
    if (isActing(viewer, 'local_admin', 'planner', 'leader'))
      allowed.push(where('innovation.institution_id', '=', acting.institutionId));
    if (acting.role === 'innovator' && acting.unitId) allowed.push(where('innovation.unit_id', '=', acting.unitId));
    return where.or(allowed);
  };
}
