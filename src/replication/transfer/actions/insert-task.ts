import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { NeedId } from '../../needs/model.ts';
import type { Phase, TaskId, TaskSource } from '../model/plan.ts';
import type { ReplicationId } from '../model/replication.ts';
import { tables } from '../schema.ts';

export type InsertedTask = {
  readonly id: ReplicationId;
  readonly taskId: TaskId;
  readonly phase: Phase;
  readonly title: string;
  readonly who: string;
  readonly due: string | null;
  readonly source?: TaskSource;
  readonly note?: string;
  /** Of a gap: the need that it brings about. */
  readonly needId?: NeedId;
};

/** Writes a task at the end of its stage. A need that has its task already gets no second one. */
export async function insertTask(tx: Tx, task: InsertedTask, now: Date): Promise<void> {
  const place = sql<number>`(select coalesce(max(place), 0) + 1 from replication_task
    where replication_id = ${task.id} and phase = ${task.phase})`;
  await tables(tx)
    .insertInto('replication_task')
    .values({
      ...{ id: task.taskId, replication_id: task.id, phase: task.phase, place },
      ...{ title: task.title.trim(), who: task.who.trim(), due: task.due, state: 'open', done_on: null },
      ...{ note: task.note ?? '', source: task.source ?? 'own', need_id: task.needId ?? null },
      ...{ created_at: now, updated_at: now },
    })
    .onConflict((clash) => clash.columns(['replication_id', 'need_id']).where('need_id', 'is not', null).doNothing())
    .execute();
}
