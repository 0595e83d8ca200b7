import type { Conn } from '#platform/db.ts';
import type { PlanTask, TaskId } from '../model/plan.ts';
import type { ReplicationId } from '../model/replication.ts';
import { tables } from '../schema.ts';

const columns = [
  'id',
  'replication_id as replicationId',
  'phase',
  'place',
  'title',
  'who',
  'due',
  'state',
  'done_on as doneOn',
  'note',
  'source',
  'need_id as needId',
  'settled_by_readiness as settledByReadiness',
  'revision',
] as const;

const tasks = (conn: Conn) => tables(conn).selectFrom('replication_task').select(columns);

/** The whole plan of a replication; stages are put in their order by `byPhase`. */
export async function planOf(conn: Conn, id: ReplicationId): Promise<readonly PlanTask[]> {
  return tasks(conn).where('replication_id', '=', id).orderBy('phase').orderBy('place').orderBy('id').execute();
}

export async function taskOf(conn: Conn, id: ReplicationId, task: TaskId): Promise<PlanTask | null> {
  const row = await tasks(conn).where('replication_id', '=', id).where('id', '=', task).executeTakeFirst();
  return row ?? null;
}

/** The plans of many replications at once. */
export async function plansOf(
  conn: Conn,
  ids: readonly ReplicationId[],
): Promise<ReadonlyMap<ReplicationId, readonly PlanTask[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tasks(conn)
    .where('replication_id', 'in', [...ids])
    .orderBy('place')
    .execute();
  return Map.groupBy(rows, (row) => row.replicationId);
}
