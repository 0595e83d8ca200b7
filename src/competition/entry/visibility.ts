import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import { organiserRoles } from '../edition/rules/moves.ts';
import type { EntryOwnership } from './model/entry.ts';
import { relationsTo } from './rules/moves.ts';
import type { EntryTables } from './schema.ts';

/**
 * May this viewer read the entry? The keepers of its record, the people of its unit and the admin of its institution
 * from the beginning; the organiser once it is submitted. `visibleTo` says the same in SQL; a house test holds both together.
 */
export function whyNotRead(entry: EntryOwnership, viewer: Viewer): 'not_visible' | null {
  if (relationsTo(entry, viewer).length > 0) return null;
  const organises = isActing(viewer, ...organiserRoles) && viewer.acting?.institutionId === entry.organiserId;
  return organises && entry.state === 'submitted' ? null : 'not_visible';
}

/** The condition of `whyNotRead` on a query over `entry`. */
export function visibleTo(viewer: Viewer) {
  return (where: ExpressionBuilder<EntryTables, 'entry'>): Expression<SqlBool> => {
    const { person, acting } = viewer;
    if (!person || !acting) return sql<SqlBool>`false`;
    const allowed: Expression<SqlBool>[] = [
      where.exists(
        where
          .selectFrom('innovation_keeper')
          .select('innovation_keeper.person_id')
          .whereRef('innovation_keeper.innovation_id', '=', 'entry.innovation_id')
          .where('innovation_keeper.person_id', '=', person.id)
          .where('innovation_keeper.until', 'is', null),
      ),
    ];
    if (isActing(viewer, 'local_admin', 'hub_admin'))
      allowed.push(where('entry.institution_id', '=', acting.institutionId));
    if (acting.role === 'innovator' && acting.unitId) allowed.push(where('entry.unit_id', '=', acting.unitId));
    if (isActing(viewer, ...organiserRoles))
      allowed.push(
        where.and([where('entry.organiser_id', '=', acting.institutionId), where('entry.state', '=', 'submitted')]),
      );
    return where.or(allowed);
  };
}
