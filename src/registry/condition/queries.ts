import { sql } from 'kysely';
import { type Conn, statement } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { Condition } from './model.ts';
import { tables } from './schema.ts';

type Row = Condition & { readonly innovationId: InnovationId };

const conditions = statement<{ ids: readonly InnovationId[] }, Row>((conn, { ids }) =>
  tables(conn)
    .selectFrom('innovation_condition')
    .select(['innovation_id as innovationId', 'year', 'status', 'reason', 'since', 'at'])
    .where(sql<boolean>`innovation_id = any(${ids}::uuid[])`)
    .orderBy('year', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc'),
);

/** What checks found of these innovations, the newest year and word first; whoever asks. */
export async function conditionsOf(
  conn: Conn,
  ids: readonly InnovationId[],
): Promise<ReadonlyMap<InnovationId, readonly Condition[]>> {
  if (ids.length === 0) return new Map();
  return Map.groupBy(await conditions(conn, { ids }), (row) => row.innovationId);
}
