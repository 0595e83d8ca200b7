import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';
import { appliedPlan } from '../../sharing/queries/runs.ts';
import type { JudgingInput, TurnInput } from '../model/judging.ts';

/** How sheets of the round were given out last, in turn or by the best plan, with all that it followed from; null where neither was. */
export async function lastAssignment(conn: Conn, roundId: RoundId): Promise<JudgingInput['assignment']> {
  const [plan, turn] = [await appliedPlan(conn, roundId), await lastTurn(conn, roundId)];
  if (plan && turn) return plan.at > turn.at ? plan.problem : turn.problem;
  return plan?.problem ?? turn?.problem ?? null;
}

/** The last giving out in turn of which a sheet still stands. */
async function lastTurn(
  conn: Conn,
  roundId: RoundId,
): Promise<{ readonly at: Date; readonly problem: TurnInput } | null> {
  const row = await tables(conn)
    .selectFrom('evaluation_turn as t')
    .select(['t.given_at as at', sql<TurnInput>`t.problem`.as('problem')])
    .where('t.round_id', '=', roundId)
    .where((it) =>
      it.exists(
        it
          .selectFrom('evaluation_sheet as e')
          .select('e.id')
          .whereRef('e.run_id', '=', 't.run_id')
          .where('e.state', '<>', 'withdrawn'),
      ),
    )
    .orderBy('t.given_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
