import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { Award } from '../model/record.ts';
import type { ExternalId } from '../model/register.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

/** The record's entries in the winners register, newest year first; alone, or as a part of a larger question. */
export function awardsQuery(conn: Conn, id: InnovationId) {
  return tables(conn)
    .selectFrom('innovation_award')
    .select([
      'id',
      'title_used as titleUsed',
      'competition',
      'award_group as awardGroup',
      'level_text as levelText',
      'level_top as levelTop',
      'year',
      'year_certain as yearCertain',
      'source_url as sourceUrl',
      'note',
    ])
    .where('innovation_id', '=', id)
    .orderBy('year', (order) => order.desc().nullsLast())
    .orderBy('id');
}

export async function awardsOf(conn: Conn, id: InnovationId): Promise<readonly Award[]> {
  return awardsQuery(conn, id).execute();
}

export function externalIdsQuery(conn: Conn, id: InnovationId) {
  return tables(conn)
    .selectFrom('innovation_external_id')
    .select(['system', 'value'])
    .where('innovation_id', '=', id)
    .orderBy('system')
    .orderBy('value');
}

export async function externalIdsOf(conn: Conn, id: InnovationId): Promise<readonly ExternalId[]> {
  return externalIdsQuery(conn, id).execute();
}

export type KnownLineage = {
  readonly originId: InnovationId | null;
  /** Title of the origin, when the viewer may read it. */
  readonly originTitle: string | null;
  readonly originText: string;
  readonly adaptation: string;
};

/** What the record was adapted from; null when that is not said. */
export async function lineageOf(conn: Conn, viewer: Viewer, id: InnovationId): Promise<KnownLineage | null> {
  const row = await tables(conn)
    .selectFrom('innovation_lineage')
    .select(['origin_innovation_id as originId', 'origin_text as originText', 'adaptation'])
    .where('innovation_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, originTitle: row.originId ? await titleFor(conn, viewer, row.originId) : null };
}

/** The title that the viewer may read: the public one, or of a record not public the one being written. */
export async function titleFor(conn: Conn, viewer: Viewer, id: InnovationId): Promise<string | null> {
  const row = await tables(conn)
    .selectFrom('innovation')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.published_version_id', 'innovation.working_version_id')),
      ),
    )
    .select((it) => it.ref('v.content', '->>').key('title').as('title'))
    .where('innovation.id', '=', id)
    .where((where) => visibleTo(viewer)(where))
    .executeTakeFirst();
  return row?.title ?? null;
}
