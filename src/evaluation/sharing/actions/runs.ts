import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { assignByHand } from '../../actions/assign.ts';
import { holdRound } from '../../actions/hold.ts';
import { leaveTrace } from '../../actions/trace.ts';
import type { PlanInput } from '../../meaning/model/judging.ts';
import type { AssignmentRunId, RoundId } from '../../model/ids.ts';
import type { EvaluationRefusal } from '../../model/round.ts';
import { sheetsOf } from '../../queries/sheets.ts';
import { whyNotArrange } from '../../rules/round.ts';
import type { Made } from '../engine/worker.ts';
import type { KeptPlan, Settings, SharingStep } from '../model/sharing.ts';
import { planOfRun, runById, runOf } from '../queries/runs.ts';
import { tables } from '../schema.ts';

type OfRun = { readonly roundId: RoundId; readonly id: AssignmentRunId };
type Result<T> = Promise<Outcome<T, EvaluationRefusal>>;

/** Has a plan made; answers the one that is being made already where there is one. */
export async function askSharing(
  tx: Tx,
  who: Viewer,
  { roundId, id, settings }: OfRun & { readonly settings: Settings },
  now: Date,
): Result<AssignmentRunId> {
  const round = await holdRound(tx, roundId);
  if (!round) return refused('not_found');
  const forbidden = whyNotArrange(round, who);
  if (forbidden) return refused(forbidden);
  const inserted = await tables(tx)
    .insertInto('evaluation_sharing')
    .values({
      id,
      round_id: roundId,
      asked_by: who.person?.id ?? null,
      settings: sql<Settings>`${JSON.stringify(settings)}::jsonb`,
      state: 'waiting',
      asked_at: now,
      touched_at: now,
      finished_at: null,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return sameAgain(tx, { roundId, id });
  await enqueue(tx, 'evaluation.sharing', { runId: id }, { key: `evaluation.sharing:${id}`, watched: true });
  const after = { manner: settings.manner, sheetCount: settings.sheets };
  await leaveTrace(tx, who, { verb: 'sharing.ask', kind: 'evaluation_round', id: roundId, after }, now);
  return done(id);
}

async function sameAgain(tx: Tx, { roundId, id }: OfRun): Result<AssignmentRunId> {
  const standing = await tables(tx)
    .selectFrom('evaluation_sharing')
    .select('id')
    .where('round_id', '=', roundId)
    .where((it) => it.or([it('id', '=', id), it('finished_at', 'is', null)]))
    .executeTakeFirst();
  return standing ? done(standing.id) : refused('not_found');
}

/** Calls the making of a plan off. Said twice, it is said once. */
export async function cancelSharing(tx: Tx, who: Viewer, { roundId, id }: OfRun, now: Date): Result<null> {
  const round = await holdRound(tx, roundId);
  if (!round || !(await runOf(tx, roundId, id))) return refused('not_found');
  const forbidden = whyNotArrange(round, who);
  if (forbidden) return refused(forbidden);
  const ended = await end(tx, id, 'cancelled', now);
  if (ended) await leaveTrace(tx, who, { verb: 'sharing.cancel', kind: 'evaluation_round', id: roundId }, now);
  return done(null);
}

async function end(tx: Tx, id: AssignmentRunId, state: 'cancelled' | 'failed', now: Date): Promise<boolean> {
  const ended = await tables(tx)
    .updateTable('evaluation_sharing')
    .set({ state, finished_at: now, touched_at: now })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** The plan cannot be made: the solver failed, or the round is gone. */
export async function failSharing(tx: Tx, id: AssignmentRunId, now: Date): Promise<void> {
  await end(tx, id, 'failed', now);
}

const MOST_ATTEMPTS = 3;

/** Begins the making anew; answers the number of the attempt, or null when there is nothing to make any more. */
export async function beginSharing(tx: Tx, id: AssignmentRunId, now: Date): Promise<number | null> {
  const begun = await tables(tx)
    .updateTable('evaluation_sharing')
    .set((it) => ({ state: 'running', attempt: it('attempt', '+', 1), step: 'room', solves: 0, touched_at: now }))
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning('attempt')
    .executeTakeFirst();
  if (!begun || begun.attempt <= MOST_ATTEMPTS) return begun?.attempt ?? null;
  await failSharing(tx, id, now);
  return null;
}

export type Moved = {
  readonly id: AssignmentRunId;
  readonly attempt: number;
  readonly step: SharingStep;
  readonly solves: number;
};

/** Tells how far it is; false when it was called off or another worker makes it. */
export async function moveSharing(tx: Tx, { id, attempt, step, solves }: Moved, now: Date): Promise<boolean> {
  const moved = await tables(tx)
    .updateTable('evaluation_sharing')
    .set({ step, solves, touched_at: now })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

/** Keeps the plan with the problem that it was made of, unless it was called off meanwhile. */
export async function finishSharing(
  tx: Tx,
  { id, attempt, plan, problem }: Pick<Moved, 'id' | 'attempt'> & Made,
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('evaluation_sharing')
    .set({
      state: 'done',
      plan: sql<KeptPlan>`${JSON.stringify(plan)}::jsonb`,
      problem: sql<PlanInput>`${JSON.stringify(problem)}::jsonb`,
      finished_at: now,
      touched_at: now,
    })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .execute();
}

/**
 * Gives the plan out: new sheets, and unbegun ones that it leaves out are taken back. What does not fit any more (a tie told since, a juror or
 * subject that left) refuses all of it. Said twice, it is given out once.
 */
export async function applySharing(
  tx: Tx,
  who: Viewer,
  { roundId, id }: OfRun,
  now: Date,
): Result<{ readonly given: number; readonly taken: number }> {
  if (!(await holdRound(tx, roundId))) return refused('not_found');
  const [run, plan] = [await runById(tx, id), await planOfRun(tx, id)];
  if (run?.roundId !== roundId || !plan) return refused('not_found');
  if (run.state === 'applied') return done({ given: 0, taken: 0 });
  const give = plan.pairs.map(([row, jurorId]) => ({ jurorId, row }));
  const wanted = new Set(give.map((it) => `${it.jurorId} ${it.row}`));
  const standing = await sheetsOf(tx, roundId);
  const take = standing.filter((it) => it.state === 'not_started' && !wanted.has(`${it.jurorId} ${it.row}`));
  const outcome = await assignByHand(tx, who, { roundId, runId: id, give, take, how: 'optimised' }, now);
  if (!outcome.ok) return outcome;
  await tables(tx)
    .updateTable('evaluation_sharing')
    .set({ state: 'applied', applied_at: now, touched_at: now })
    .where('id', '=', id)
    .execute();
  return outcome;
}
