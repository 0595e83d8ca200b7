import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import type { InnovationOwnership, Problem } from './model/record.ts';
import type { RegistryTables } from './schema.ts';

/**
 * May this viewer read the record? Published is for everyone; the rest as `whyNotReadWork` says. `visibleTo` says the
 * same in SQL; a house test holds the two together.
 */
export function whyNotRead(record: InnovationOwnership, viewer: Viewer): 'not_visible' | null {
  return record.state === 'published' ? null : whyNotReadWork(record, viewer);
}

/**
 * May this viewer see what is not for everyone: the text in work, notes, versions and history of a record in any state?
 * Its keepers, the people of its unit, those who run or lead its institution, and the hub.
 */
export function whyNotReadWork(record: InnovationOwnership, viewer: Viewer): 'not_visible' | null {
  if (!viewer.person || !viewer.acting) return 'not_visible';
  if (isActing(viewer, 'hub_admin', 'system_admin')) return null;
  if (record.keeperIds.includes(viewer.person.id)) return null;
  const { acting } = viewer;
  if (isActing(viewer, 'local_admin', 'planner', 'leader') && acting.institutionId === record.institutionId)
    return null;
  if (acting.role === 'innovator' && acting.unitId !== null && acting.unitId === record.unitId) return null;
  return 'not_visible';
}

type OnInnovation = ExpressionBuilder<RegistryTables, 'innovation'>;

/** The condition of `whyNotRead` on a query over `innovation`. */
export function visibleTo(viewer: Viewer) {
  return (where: OnInnovation): Expression<SqlBool> =>
    where.or([where('innovation.state', '=', 'published'), workVisibleTo(viewer)(where)]);
}

/** The condition of `whyNotReadWork` on a query over `innovation`. */
export function workVisibleTo(viewer: Viewer) {
  return (where: OnInnovation): Expression<SqlBool> => {
    const { person, acting } = viewer;
    if (!person || !acting) return sql<SqlBool>`false`;
    if (isActing(viewer, 'hub_admin', 'system_admin')) return sql<SqlBool>`true`;
    const allowed: Expression<SqlBool>[] = [
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

export type ProblemOwnership = Pick<Problem, 'state' | 'institutionId' | 'raisedBy'>;

/**
 * May this viewer read the problem? It is public from the day it is raised; a dropped one stays with whoever raised it,
 * those who run or lead its institution, and the hub. `problemVisibleTo` says the same in SQL.
 */
export function whyNotReadProblem(problem: ProblemOwnership, viewer: Viewer): 'not_visible' | null {
  if (problem.state !== 'dropped') return null;
  if (!viewer.person || !viewer.acting) return 'not_visible';
  if (problem.raisedBy === viewer.person.id) return null;
  if (isActing(viewer, 'hub_admin', 'system_admin')) return null;
  const leads = isActing(viewer, 'local_admin', 'planner', 'leader');
  return leads && viewer.acting.institutionId === problem.institutionId ? null : 'not_visible';
}

/** The condition of `whyNotReadProblem` on a query over `problem`. */
export function problemVisibleTo(viewer: Viewer) {
  return (where: ExpressionBuilder<RegistryTables, 'problem'>): Expression<SqlBool> => {
    const isPublic = where('problem.state', '!=', 'dropped');
    const { person, acting } = viewer;
    if (!person || !acting) return isPublic;
    if (isActing(viewer, 'hub_admin', 'system_admin')) return sql<SqlBool>`true`;
    const allowed: Expression<SqlBool>[] = [isPublic, where('problem.raised_by', '=', person.id)];
    if (isActing(viewer, 'local_admin', 'planner', 'leader'))
      allowed.push(where('problem.institution_id', '=', acting.institutionId));
    return where.or(allowed);
  };
}
