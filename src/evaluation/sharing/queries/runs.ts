import type { Conn } from '#platform/db.ts';
import type { PlanInput } from '../../meaning/model/judging.ts';
import type { AssignmentRunId, RoundId } from '../../model/ids.ts';
import type { KeptPlan, SharingRun } from '../model/sharing.ts';
import { tables } from '../schema.ts';

function runs(conn: Conn) {
  return tables(conn)
    .selectFrom('evaluation_sharing')
    .select(['id', 'round_id as roundId', 'settings', 'state', 'step', 'solves', 'asked_at as askedAt'])
    .select(['finished_at as finishedAt', 'applied_at as appliedAt']);
}

/** A plan that was asked for; null when it is none of the round. The caller has asked who may know. */
export async function runOf(conn: Conn, roundId: RoundId, id: AssignmentRunId): Promise<SharingRun | null> {
  return (await runs(conn).where('round_id', '=', roundId).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The plan of any round, for the job. */
export async function runById(conn: Conn, id: AssignmentRunId): Promise<SharingRun | null> {
  return (await runs(conn).where('id', '=', id).executeTakeFirst()) ?? null;
}

const MOST_SHOWN = 20;

/** The last plans of the round, the newest first. */
export async function runsOf(conn: Conn, roundId: RoundId): Promise<readonly SharingRun[]> {
  return runs(conn).where('round_id', '=', roundId).orderBy('asked_at', 'desc').limit(MOST_SHOWN).execute();
}

export async function planOfRun(conn: Conn, id: AssignmentRunId): Promise<KeptPlan | null> {
  const row = await tables(conn)
    .selectFrom('evaluation_sharing')
    .select('plan')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.plan ?? null;
}

/** The problem of the last plan of the round that was given out, and when; null where none was, or none keeps its problem. */
export async function appliedPlan(
  conn: Conn,
  roundId: RoundId,
): Promise<{ readonly at: Date; readonly problem: PlanInput } | null> {
  const row = await tables(conn)
    .selectFrom('evaluation_sharing')
    .select(['problem', 'applied_at as at'])
    .where('round_id', '=', roundId)
    .where('state', '=', 'applied')
    .orderBy('applied_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.problem && row.at ? { problem: row.problem, at: row.at } : null;
}
