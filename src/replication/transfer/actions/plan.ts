import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { done, refused } from '#platform/outcome.ts';
import { MOST_TASKS, type Phase, type PlanTask, type TaskId, template } from '../model/plan.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import type { ReplicationId } from '../model/replication.ts';
import type { TaskState } from '../model/states.ts';
import { planOf, taskOf } from '../queries/plan.ts';
import { moved } from '../rules/plan.ts';
import { faultsOfTask } from '../rules/task.ts';
import { tables } from '../schema.ts';
import { followReadiness } from './follow.ts';
import { holdFor, type Result } from './hold.ts';
import { type InsertedTask, insertTask } from './insert-task.ts';
import { leaveTrace } from './trace.ts';

export type NewTask = Omit<InsertedTask, 'source' | 'note' | 'needId'>;

/** Adds a task at the end of its stage; with the first one come those that the readiness asks for. The same form sent twice is one task. */
export async function addTask(tx: Tx, who: Viewer, task: NewTask, now: Date): Result {
  const held = await holdFor(tx, who, 'plan', task.id);
  if (!held.ok) return held;
  const unfit = await whyNotAdd(tx, task);
  if (unfit) return unfit === 'done_already' ? done(null) : refused(unfit);
  await insertTask(tx, task, now);
  await leaveTrace(tx, who, { id: task.id, verb: 'task_add', after: { task: task.title.trim() } }, now);
  await followReadiness(tx, who, held.value, now);
  return done(null);
}

async function whyNotAdd(tx: Tx, task: NewTask): Promise<ReplicationRefusal | null> {
  const faults = faultsOfTask({ ...task, state: 'open', doneOn: null, note: '', today: '' });
  if (Object.keys(faults).length > 0) return 'invalid';
  const plan = await planOf(tx, task.id);
  if (plan.some((it) => it.id === task.taskId)) return 'done_already';
  return plan.length >= MOST_TASKS ? 'too_long' : null;
}

const DAY_MS = 86_400_000;

/** Begins an empty plan with our starter list, days counted from today, and the gaps of the readiness. Pressed twice, it is filled once. */
export async function fillFromTemplate(
  tx: Tx,
  who: Viewer,
  { id, today }: { readonly id: ReplicationId; readonly today: string },
  now: Date,
): Result {
  const held = await holdFor(tx, who, 'plan', id);
  if (!held.ok) return held;
  if ((await planOf(tx, id)).length > 0) return done(null);
  for (const { key, phase, days } of template) {
    const due = new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
    const title = t(`transfer.template.${key}`);
    const task = { id, taskId: newId<'ReplicationTaskId'>(now.getTime()), phase, title, who: '', due };
    await insertTask(tx, { ...task, source: 'template' }, now);
  }
  await leaveTrace(tx, who, { id, verb: 'task_template', after: { tasks: template.length } }, now);
  await followReadiness(tx, who, held.value, now);
  return done(null);
}

export type TaskChange = {
  readonly id: ReplicationId;
  readonly taskId: TaskId;
  /** Of the task as the form showed it. */
  readonly revision: number;
  readonly phase: Phase;
  readonly title: string;
  readonly who: string;
  readonly due: string | null;
  readonly state: TaskState;
  readonly doneOn: string | null;
  readonly note: string;
  readonly today: string;
};

/** Changes a task: what, who, until when, how it stands; what is done has its day. */
export async function changeTask(tx: Tx, who: Viewer, change: TaskChange, now: Date): Result {
  const held = await holdFor(tx, who, 'plan', change.id);
  if (!held.ok) return held;
  const task = await taskOf(tx, change.id, change.taskId);
  if (!task) return refused('not_found');
  const said = saidOf(change);
  if (JSON.stringify(saidOf(task)) === JSON.stringify(said)) return done(null);
  if (task.revision !== change.revision) return refused('stale');
  if (Object.keys(faultsOfTask({ ...said, today: change.today })).length > 0) return refused('invalid');
  await tables(tx)
    .updateTable('replication_task')
    .set({
      phase: said.phase,
      title: said.title,
      who: said.who,
      due: said.due,
      state: said.state,
      done_on: said.doneOn,
      note: said.note,
      settled_by_readiness: false,
      ...(said.phase === task.phase ? {} : { place: placeAtEnd(change) }),
      revision: task.revision + 1,
      updated_at: now,
    })
    .where('id', '=', change.taskId)
    .execute();
  await leaveTrace(tx, who, { id: change.id, verb: 'task_edit', before: saidOf(task), after: said }, now);
  return done(null);
}

const placeAtEnd = ({ id, phase }: TaskChange) =>
  sql<number>`(select coalesce(max(place), 0) + 1 from replication_task where replication_id = ${id} and phase = ${phase})`;

const saidOf = ({
  phase,
  title,
  who,
  due,
  state,
  doneOn,
  note,
}: Omit<PlanTask, 'id' | 'source' | 'needId' | 'settledByReadiness' | 'place' | 'revision' | 'replicationId'>) => ({
  phase,
  title: title.trim(),
  who: who.trim(),
  due,
  state,
  doneOn: state === 'done' ? doneOn : null,
  note: note.trim(),
});

export type TaskMove = { readonly id: ReplicationId; readonly taskId: TaskId; readonly way: 'up' | 'down' };

/** Moves a task one place up or down within its stage. */
export async function moveTask(tx: Tx, who: Viewer, { id, taskId, way }: TaskMove, now: Date): Result {
  const held = await holdFor(tx, who, 'plan', id);
  if (!held.ok) return held;
  const task = await taskOf(tx, id, taskId);
  if (!task) return refused('not_found');
  const stage = (await planOf(tx, id)).filter((it) => it.phase === task.phase);
  const after = moved(stage, taskId, way);
  const ids = after.map((it) => it.id);
  await sql`update replication_task t set place = w.place, updated_at = ${now}
    from unnest(${ids}::uuid[]) with ordinality as w (id, place) where t.id = w.id`.execute(tables(tx));
  await leaveTrace(tx, who, { id, verb: 'task_move', after: { task: task.title, way } }, now);
  return done(null);
}
