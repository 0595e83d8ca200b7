import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';

/** The condition of `whyNotRead` on `l` (lab). */
export function visibleTo(viewer: Viewer): RawBuilder<SqlBool> {
  if (!viewer.acting) return sql<SqlBool>`false`;
  if (isActing(viewer, 'hub_admin', 'coach')) return sql<SqlBool>`true`;
  return sql<SqlBool>`l.institution_id = ${viewer.acting.institutionId}`;
}
