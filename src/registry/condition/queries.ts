import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { Condition } from './model.ts';
import { tables } from './schema.ts';

/** What checks found of these innovations, the newest year and word first; whoever asks. */
export async function conditionsOf(
  conn: Conn,
  ids: readonly InnovationId[],
): Promise<ReadonlyMap<InnovationId, readonly Condition[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('innovation_condition')
    .select(['innovation_id as innovationId', 'year', 'status', 'reason', 'since', 'at'])
    .where('innovation_id', 'in', [...ids])
    .orderBy('year', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return Map.groupBy(rows, (row) => row.innovationId);
}
