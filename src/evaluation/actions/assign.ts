import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { sheetsAssigned } from '../events.ts';
import type { AssignmentRunId, JurorId, RoundId, SheetId } from '../model/ids.ts';
import type { EvaluationRefusal, Round } from '../model/round.ts';
import { pairKey } from '../queries/conflict.ts';
import { arrangementOf, sharingOf } from '../queries/sharing.ts';
import { sheetsOf } from '../queries/sheets.ts';
import { type Pair, shareOut, whyNotGive } from '../rules/assignment.ts';
import { whyNotArrange } from '../rules/round.ts';
import { turnOf } from '../rules/turn.ts';
import { tables } from '../schema.ts';
import { holdRound } from './hold.ts';
import { leaveTrace } from './trace.ts';

type OfRound = { readonly roundId: RoundId };
type OfRun = OfRound & {
  /** Made by the form, so that one sent twice gives out once. */ readonly runId: AssignmentRunId;
};
type Result<T> = Promise<Outcome<T, EvaluationRefusal>>;

/** Gives out what is missing in turn (`shareOut`); answers how many sheets, and how many nobody is left for. */
export async function assignInTurn(
  tx: Tx,
  who: Viewer,
  { roundId, runId, seed }: OfRun & { readonly seed: string },
  now: Date,
): Result<{ readonly given: number; readonly missing: number }> {
  const round = await arranged(tx, who, roundId);
  if (!round.ok) return round;
  const { sharing, conflicts } = await arrangementOf(tx, round.value);
  const { pairs, lacking } = shareOut({ ...sharing, seed });
  const missing = lacking.reduce((sum, it) => sum + it.missing, 0);
  const isNew = await giveOut(tx, who, { roundId, runId, pairs, how: 'in_turn' }, now);
  const problem = JSON.stringify(turnOf({ ...sharing, seed }, conflicts));
  if (isNew)
    await tables(tx)
      .insertInto('evaluation_turn')
      .values({ run_id: runId, round_id: roundId, given_at: now, problem })
      .execute();
  return done({ given: isNew ? pairs.length : 0, missing });
}

type Way = 'in_turn' | 'by_hand' | 'optimised';
type ByHand = OfRun & { readonly give: readonly Pair[]; readonly take: readonly Pair[]; readonly how?: Way };

/** Gives out chosen sheets, and takes back chosen ones that nobody has begun. All of it, or nothing. */
export async function assignByHand(
  tx: Tx,
  who: Viewer,
  { roundId, runId, give, take, how = 'by_hand' }: ByHand,
  now: Date,
): Result<{ readonly given: number; readonly taken: number }> {
  const round = await arranged(tx, who, roundId);
  if (!round.ok) return round;
  const sharing = await sharingOf(tx, round.value);
  const standing = new Set(sharing.standing.map((it) => pairKey(it.jurorId, it.row)));
  const fresh = give.filter((it) => !standing.has(pairKey(it.jurorId, it.row)));
  const forbidden = fresh.map((pair) => whyNotGive(sharing, pair)).find((why) => why !== null);
  if (forbidden) return refused(forbidden);
  if (fresh.length > 0) await giveOut(tx, who, { roundId, runId, pairs: fresh, how }, now);
  const taken = await takeBack(tx, who, { roundId, pairs: take }, now);
  return done({ given: fresh.length, taken });
}

async function arranged(tx: Tx, who: Viewer, roundId: RoundId): Result<Round> {
  const round = await holdRound(tx, roundId);
  if (!round) return refused('not_found');
  const forbidden = whyNotArrange(round, who);
  return forbidden ? refused(forbidden) : done(round);
}

type Given = OfRun & { readonly pairs: readonly Pair[]; readonly how: Way };

const AT_ONCE = 1000;

/** False when this run was given out before. */
async function giveOut(tx: Tx, who: Viewer, { roundId, runId, pairs, how }: Given, now: Date): Promise<boolean> {
  const before = await tables(tx)
    .selectFrom('evaluation_sheet')
    .select('id')
    .where('run_id', '=', runId)
    .executeTakeFirst();
  if (before || pairs.length === 0) return false;
  const rows = pairs.map((pair) => ({
    id: newId<'SheetId'>(now.getTime()) as SheetId,
    juror_id: pair.jurorId,
    subject_row: pair.row,
    state: 'not_started' as const,
    run_id: runId,
    assigned_by: who.person?.id ?? null,
    assigned_at: now,
    started_at: null,
    finished_at: null,
    withdrawn_at: null,
    withdrawn_why: null,
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tables(tx)
      .insertInto('evaluation_sheet')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
  const jurors = new Set<JurorId>(pairs.map((it) => it.jurorId));
  const after = { way: how, sheetCount: pairs.length, jurors: jurors.size };
  await leaveTrace(tx, who, { verb: 'sheets.assign', kind: 'evaluation_round', id: roundId, after }, now);
  await emit(tx, sheetsAssigned, { roundId, runId }, now);
  return true;
}

async function takeBack(
  tx: Tx,
  who: Viewer,
  { roundId, pairs }: OfRound & { readonly pairs: readonly Pair[] },
  now: Date,
): Promise<number> {
  if (pairs.length === 0) return 0;
  const wanted = new Set(pairs.map((it) => pairKey(it.jurorId, it.row)));
  const standing = await sheetsOf(tx, roundId);
  const ids = standing
    .filter((it) => it.state === 'not_started' && wanted.has(pairKey(it.jurorId, it.row)))
    .map((it) => it.id);
  return withdraw(tx, who, { roundId, ids }, now);
}

async function withdraw(
  tx: Tx,
  who: Viewer,
  { roundId, ids }: OfRound & { readonly ids: readonly SheetId[] },
  now: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  const withdrawn = await tables(tx)
    .updateTable('evaluation_sheet')
    .set({ state: 'withdrawn', withdrawn_at: now, withdrawn_why: 'undone' })
    .where('id', 'in', [...ids])
    .where('state', '=', 'not_started')
    .returning('id')
    .execute();
  const after = { sheetCount: withdrawn.length };
  await leaveTrace(tx, who, { verb: 'sheets.take_back', kind: 'evaluation_round', id: roundId, after }, now);
  return withdrawn.length;
}

/** Takes back what was given out together; what somebody has begun stays. Said twice, it is said once. */
export async function undoRun(
  tx: Tx,
  who: Viewer,
  { roundId, runId }: OfRun,
  now: Date,
): Result<{ readonly taken: number }> {
  const round = await arranged(tx, who, roundId);
  if (!round.ok) return round;
  const rows = await tables(tx)
    .selectFrom('evaluation_sheet as e')
    .innerJoin('evaluation_subject as s', 's.id', 'e.subject_row')
    .select('e.id')
    .where('s.round_id', '=', roundId)
    .where('e.run_id', '=', runId)
    .where('e.state', '=', 'not_started')
    .execute();
  const ids = rows.map((it) => it.id);
  return done({ taken: await withdraw(tx, who, { roundId, ids }, now) });
}
