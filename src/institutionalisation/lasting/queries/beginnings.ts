import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { LastingContent } from '../model/content.ts';
import type { Dimension } from '../model/dimensions.ts';
import { type Beginnings, beginningsOf } from '../rules/facts.ts';
import { tables } from '../schema.ts';

/** Since when public innovations have what was verified of one dimension; those that have nothing of it are left out. */
export async function beginningsOfPublic(
  conn: Conn,
  dimension: Dimension,
): Promise<ReadonlyMap<InnovationId, Beginnings>> {
  const rows = await tables(conn)
    .selectFrom('lasting_record as r')
    .innerJoin('innovation as i', 'i.id', 'r.innovation_id')
    .select(['r.innovation_id as id', 'r.verified_content as content'])
    .where('i.state', '=', 'published')
    .where('r.dimension', '=', dimension)
    .where('r.state', '<>', 'withdrawn')
    .where('r.verified_content', 'is not', null)
    .$narrowType<{ content: LastingContent }>()
    .execute();
  const byInnovation = Map.groupBy(rows, (it) => it.id);
  return new Map([...byInnovation].map(([id, own]) => [id, beginningsOf(own.map((it) => it.content))]));
}
