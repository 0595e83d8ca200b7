import { type Expression, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';

/** The condition of `whyNotReadRound` on a query over `check_round`. */
export function roundVisibleTo(viewer: Viewer): Expression<SqlBool> {
  const { person, acting } = viewer;
  if (!person || !acting) return sql<SqlBool>`false`;
  if (isActing(viewer, 'hub_admin', 'system_admin')) return sql<SqlBool>`true`;
  if (!isActing(viewer, 'innovator', 'local_admin', 'planner', 'leader')) return sql<SqlBool>`false`;
  return sql<SqlBool>`(check_round.organiser_id = ${acting.institutionId} or exists (select from check_item i
    join innovation n on n.id = i.innovation_id
    where i.round_id = check_round.id and n.institution_id = ${acting.institutionId}))`;
}
