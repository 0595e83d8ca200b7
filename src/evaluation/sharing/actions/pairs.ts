import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRound } from '../../actions/hold.ts';
import { leaveTrace } from '../../actions/trace.ts';
import type { JurorId, RoundId } from '../../model/ids.ts';
import type { EvaluationRefusal } from '../../model/round.ts';
import { sharingOf } from '../../queries/sharing.ts';
import { whyNotGive } from '../../rules/assignment.ts';
import { whyNotArrange } from '../../rules/round.ts';
import type { PairKind } from '../model/sharing.ts';
import { rowOfLabel } from '../queries/expertise.ts';
import { tables } from '../schema.ts';

type Asked = { readonly roundId: RoundId; readonly jurorId: JurorId; readonly label: number };
type Result = Promise<Outcome<null, EvaluationRefusal>>;

/** Pins a pair or forbids it, in place of what was set before; a pair that is tied cannot be pinned. */
export async function setPair(tx: Tx, who: Viewer, asked: Asked & { readonly kind: PairKind }, now: Date): Result {
  const { roundId, jurorId, label, kind } = asked;
  const round = await holdRound(tx, roundId);
  if (!round) return refused('not_found');
  const forbidden = whyNotArrange(round, who);
  if (forbidden) return refused(forbidden);
  const row = await rowOfLabel(tx, roundId, label);
  if (!row) return refused('unknown_subject');
  const why = whyNotGive(await sharingOf(tx, round), { jurorId, row });
  if (why === 'not_accepted') return refused('unknown_juror');
  if (why && kind === 'pinned') return refused(why);
  const values = { juror_id: jurorId, subject_row: row, kind, set_by: who.person?.id ?? null, set_at: now };
  await tables(tx)
    .insertInto('evaluation_pair')
    .values(values)
    .onConflict((on) => on.columns(['juror_id', 'subject_row']).doUpdateSet(values))
    .execute();
  const after = { jurorId, label, pair: kind };
  await leaveTrace(tx, who, { verb: 'pair.set', kind: 'evaluation_round', id: roundId, after }, now);
  return done(null);
}

/** Lets a pair be as it comes. Said twice, it is said once. */
export async function unsetPair(tx: Tx, who: Viewer, { roundId, jurorId, label }: Asked, now: Date): Result {
  const round = await holdRound(tx, roundId);
  if (!round) return refused('not_found');
  const forbidden = whyNotArrange(round, who);
  if (forbidden) return refused(forbidden);
  const row = await rowOfLabel(tx, roundId, label);
  if (!row) return done(null);
  const gone = await tables(tx)
    .deleteFrom('evaluation_pair')
    .where('juror_id', '=', jurorId)
    .where('subject_row', '=', row)
    .returning('kind')
    .executeTakeFirst();
  if (!gone) return done(null);
  const before = { jurorId, label, pair: gone.kind };
  await leaveTrace(tx, who, { verb: 'pair.unset', kind: 'evaluation_round', id: roundId, before }, now);
  return done(null);
}
