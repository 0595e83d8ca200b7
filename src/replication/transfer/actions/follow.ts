import { sql } from 'kysely';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import { needsOf } from '../../needs/queries/needs.ts';
import { LONGEST_TITLE, MOST_TASKS } from '../model/plan.ts';
import type { Replication, ReplicationId } from '../model/replication.ts';
import { readinessFor } from '../queries/gaps.ts';
import { planOf } from '../queries/plan.ts';
import { GAP_DAYS, type GapTask, gapChanges } from '../rules/gaps.ts';
import { plannable } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { insertTask } from './insert-task.ts';
import { leaveTrace } from './trace.ts';

const DAY_MS = 86_400_000;

type Placed = Pick<Replication, 'id' | 'originId' | 'institutionId' | 'unitId'>;

/**
 * Brings the plan in line with the readiness of the place: each gap becomes one task, what is there now is no longer needed, and what is
 * missing again is taken up again. Tasks that somebody works on stay theirs. Done twice, it changes nothing the second time.
 */
export async function followReadiness(tx: Tx, who: Viewer, replication: Placed, now: Date): Promise<void> {
  const { id, originId } = replication;
  const readiness = originId && (await readinessFor(tx, { ...replication, originId }));
  if (!originId || !readiness) return;
  const { needs } = await needsOf(tx, originId);
  const plan = await planOf(tx, id);
  const { added, settled, reopened } = gapChanges(plan, needs, readiness.answers);
  const room = added.slice(0, MOST_TASKS - plan.length);
  for (const gap of room) await insertTask(tx, taskOf(id, gap, now), now);
  await settle(tx, settled, now);
  await reopen(tx, reopened, now);
  if (room.length + settled.length + reopened.length === 0) return;
  const after = { added: room.length, settled: settled.length, reopened: reopened.length };
  await leaveTrace(tx, who, { id, verb: 'task_gaps', after }, now);
}

function taskOf(id: ReplicationId, { needId, item, amount, note }: GapTask, now: Date) {
  const title = `${t('needs.gap', { item })}${amount === '' ? '' : ` (${amount})`}`.slice(0, LONGEST_TITLE);
  const due = dayOf(new Date(now.getTime() + GAP_DAYS * DAY_MS));
  const taskId = newId<'ReplicationTaskId'>(now.getTime());
  return { id, taskId, phase: 'preparation', title, who: '', due, note, source: 'gap', needId } as const;
}

async function settle(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tables(tx)
    .updateTable('replication_task')
    .set({ state: 'dropped', settled_by_readiness: true, updated_at: now })
    .set((task) => ({ revision: sql`${task.ref('revision')} + 1` }))
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

async function reopen(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tables(tx)
    .updateTable('replication_task')
    .set({ state: 'open', settled_by_readiness: false, updated_at: now })
    .set((task) => ({ revision: sql`${task.ref('revision')} + 1` }))
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

type Answered = {
  readonly innovationId: InnovationId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
};

/** The same for every plan of the place that has begun, after its readiness was answered. */
export async function followEverywhere(tx: Tx, who: Viewer, at: Answered, now: Date): Promise<void> {
  const rows = await tables(tx)
    .selectFrom('replication')
    .select(['id', 'origin_id as originId', 'institution_id as institutionId', 'unit_id as unitId'])
    .where('origin_id', '=', at.innovationId)
    .where('institution_id', '=', at.institutionId)
    .where('state', 'in', [...plannable])
    .where(sql<boolean>`(${at.unitId}::uuid is null or unit_id = ${at.unitId})`)
    .where(sql<boolean>`exists (select from replication_task t where t.replication_id = replication.id)`)
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const replication of rows) await followReadiness(tx, who, replication, now);
}
