import type { Conn } from '#platform/db.ts';
import type { ReplicationId } from '../model/replication.ts';
import { tables } from '../schema.ts';

/** Ids of the evidence that stands as the agreement of each replication. */
export async function agreementPapers(
  conn: Conn,
  ids: readonly ReplicationId[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('evidence_use')
    .select(['evidence_id as evidenceId', 'subject_id as id'])
    .where('subject_kind', '=', 'replication')
    .where('subject_id', 'in', [...ids])
    .where('place', '=', 'agreement')
    .orderBy('evidence_id')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.id);
  return new Map([...grouped].map(([id, some]) => [id, some.map((row) => row.evidenceId)]));
}
