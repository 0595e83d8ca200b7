import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import type { EvidenceOwnership } from './model.ts';
import type { FilesTables } from './schema.ts';

/**
 * May this viewer look into the locker that holds the evidence? Those who run or lead its institution, the people of
 * its unit, whoever put it there, and the hub; what stands in no unit belongs to all innovators of the institution.
 * An evidence is read also by whoever reads what it proves (queries/reading.ts). `inLockerOf` says the same in SQL.
 */
export function whyNotInLocker(evidence: EvidenceOwnership, viewer: Viewer): 'not_visible' | null {
  const { person, acting } = viewer;
  if (!person || !acting) return 'not_visible';
  if (isActing(viewer, 'hub_admin', 'system_admin')) return null;
  if (acting.institutionId !== evidence.institutionId) return 'not_visible';
  if (isActing(viewer, 'local_admin', 'planner', 'leader')) return null;
  if (acting.role !== 'innovator') return 'not_visible';
  const shared = evidence.unitId === null || evidence.unitId === acting.unitId;
  return shared || evidence.createdBy === person.id ? null : 'not_visible';
}

/** The condition of `whyNotInLocker` on a query over `evidence`. */
export function inLockerOf(viewer: Viewer) {
  return (where: ExpressionBuilder<FilesTables, 'evidence'>): Expression<SqlBool> => {
    const { person, acting } = viewer;
    if (!person || !acting) return sql<SqlBool>`false`;
    if (isActing(viewer, 'hub_admin', 'system_admin')) return sql<SqlBool>`true`;
    const own = where('evidence.institution_id', '=', acting.institutionId);
    if (isActing(viewer, 'local_admin', 'planner', 'leader')) return own;
    if (acting.role !== 'innovator') return sql<SqlBool>`false`;
    return where.and([
      own,
      where.or([
        where('evidence.unit_id', 'is', null),
        where('evidence.unit_id', '=', acting.unitId),
        where('evidence.created_by', '=', person.id),
      ]),
    ]);
  };
}
