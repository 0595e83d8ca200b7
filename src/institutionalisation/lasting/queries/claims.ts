import { sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { LastingContent } from '../model/content.ts';
import type { Dimension } from '../model/dimensions.ts';
import type { LastingRecordId } from '../model/record.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

export type ListedClaim = {
  readonly id: LastingRecordId;
  readonly innovationId: InnovationId;
  readonly dimension: Dimension;
  readonly content: LastingContent;
  readonly revision: number;
  readonly title: string;
  readonly institutionName: string;
  readonly claimedByName: string | null;
  readonly claimedAt: Date;
  readonly papers: number;
};

function claims(conn: Conn, viewer: Viewer) {
  return tables(conn)
    .selectFrom('lasting_record as r')
    .innerJoin('innovation', 'innovation.id', 'r.innovation_id')
    .innerJoin('institution as n', 'n.id', 'innovation.institution_id')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .leftJoin('person as p', 'p.id', 'r.claimed_by')
    .where('r.state', '=', 'claimed')
    .where('innovation.state', '<>', 'archived')
    .where(visibleTo(viewer));
}

/** What waits for somebody to verify it among what the viewer sees, the longest waiting first. */
export async function waitingClaims(
  conn: Conn,
  viewer: Viewer,
  dimension: Dimension | null,
): Promise<readonly ListedClaim[]> {
  if (!isActing(viewer, 'local_admin', 'hub_admin')) return [];
  let query = claims(conn, viewer);
  if (dimension) query = query.where('r.dimension', '=', dimension);
  return query
    .select([
      'r.id',
      'r.innovation_id as innovationId',
      'r.dimension',
      'r.content',
      'r.revision',
      sql<string>`coalesce(v.content ->> 'title', '')`.as('title'),
      'n.name as institutionName',
      'p.name as claimedByName',
      'r.claimed_at as claimedAt',
      sql<number>`(select count(*) from evidence_use u join evidence e on e.id = u.evidence_id and e.archived_at is null
        where u.subject_kind = 'lasting' and u.subject_id = r.id)`.as('papers'),
    ])
    .orderBy('r.claimed_at')
    .orderBy('r.id')
    .execute();
}

export type RecordCounts = { readonly waiting: number; readonly since: Date | null; readonly returned: number };

/** How many claims wait and how many came back, among what the viewer sees. */
export async function recordCounts(conn: Conn, viewer: Viewer): Promise<RecordCounts> {
  return tables(conn)
    .selectFrom('lasting_record as r')
    .innerJoin('innovation', 'innovation.id', 'r.innovation_id')
    .select([
      sql<number>`count(*) filter (where r.state = 'claimed')`.as('waiting'),
      sql<Date | null>`min(r.claimed_at) filter (where r.state = 'claimed')`.as('since'),
      sql<number>`count(*) filter (where r.state = 'returned')`.as('returned'),
    ])
    .where('r.state', 'in', ['claimed', 'returned'])
    .where('innovation.state', '<>', 'archived')
    .where(visibleTo(viewer))
    .executeTakeFirstOrThrow();
}

/** Innovations with records that came back, for whoever mends them. */
export async function returnedRecords(
  conn: Conn,
  viewer: Viewer,
  limit: number,
): Promise<
  readonly { readonly id: LastingRecordId; readonly content: LastingContent; readonly decidedAt: Date | null }[]
> {
  return tables(conn)
    .selectFrom('lasting_record as r')
    .innerJoin('innovation', 'innovation.id', 'r.innovation_id')
    .select(['r.id', 'r.content', 'r.decided_at as decidedAt'])
    .where('r.state', '=', 'returned')
    .where('innovation.state', '<>', 'archived')
    .where(visibleTo(viewer))
    .orderBy('r.decided_at')
    .limit(limit)
    .execute();
}
