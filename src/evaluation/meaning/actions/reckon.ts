import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRound } from '../../actions/hold.ts';
import { leaveTrace } from '../../actions/trace.ts';
import type { RoundId } from '../../model/ids.ts';
import type { EvaluationRefusal } from '../../model/round.ts';
import { runsRound } from '../../rules/round.ts';
import { tables } from '../../schema.ts';
import type { Found, Official, Wanted } from '../model/reckoning.ts';
import { digestOf, handedIn } from '../queries/counted.ts';
import { reckoningOf } from '../queries/reckoning.ts';
import { whyNotOfficial, whyNotReckon } from '../rules/asking.ts';

type Result = Promise<Outcome<null, EvaluationRefusal>>;
type OfRound = { readonly roundId: RoundId };

/** Has the meaning of the sheets worked out in the background, as it is wanted. Asked again, it is worked out anew. */
export async function askReckoning(tx: Tx, who: Viewer, { roundId, ...wanted }: OfRound & Wanted, now: Date): Result {
  const round = await holdRound(tx, roundId);
  if (!round || !runsRound(round, who)) return refused('not_found');
  const forbidden = whyNotReckon(wanted, (await handedIn(tx, roundId)).length);
  if (forbidden) return refused(forbidden);
  const { cut, scale } = wanted;
  const cuts = wanted.cuts && JSON.stringify(wanted.cuts);
  const asked = { cut, cuts, scale, state: 'waiting' as const, asked_by: who.person?.id ?? null, asked_at: now };
  await tables(tx)
    .insertInto('evaluation_reckoning')
    .values({ round_id: roundId, ...asked, done_at: null, digest: null, sheets: null, found: null })
    // What was found before stays until it is found anew: a plenary may rank by it.
    .onConflict((it) => it.column('round_id').doUpdateSet(asked))
    .execute();
  await enqueue(tx, 'evaluation.reckon', { roundId }, { key: `reckon ${roundId}`, maxAttempts: 3, watched: true });
  await leaveTrace(tx, who, { verb: 'reckoning.ask', kind: 'evaluation_round', id: roundId, after: wanted }, now);
  return done(null);
}

/** Keeps what was found as it was wanted; what was asked otherwise meanwhile waits for its own finding. */
export async function keepFound(
  tx: Tx,
  {
    roundId,
    wanted,
    digest,
    sheets,
    found,
  }: OfRound & {
    readonly wanted: Wanted;
    readonly digest: string;
    readonly sheets: number;
    readonly found: Found;
  },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('evaluation_reckoning')
    .set({ state: 'done', done_at: now, digest, sheets, found: JSON.stringify(found) })
    .where('round_id', '=', roundId)
    .where('cut', '=', wanted.cut)
    .where('scale', '=', wanted.scale)
    .where(sql<boolean>`cuts is not distinct from ${wanted.cuts && JSON.stringify(wanted.cuts)}::jsonb`)
    .execute();
}

/** Says which number ranks from now on. The calibrated one needs a finding that counts every sheet of today. */
export async function chooseOfficial(
  tx: Tx,
  who: Viewer,
  { roundId, official }: OfRound & { readonly official: Official },
  now: Date,
): Result {
  const round = await holdRound(tx, roundId);
  if (!round || !runsRound(round, who)) return refused('not_found');
  if (round.official === official) return done(null);
  const reckoning = await reckoningOf(tx, roundId);
  const isFresh = reckoning?.state === 'done' && reckoning.digest === digestOf(await handedIn(tx, roundId));
  const forbidden = whyNotOfficial(official, { isFresh, leftRaw: reckoning?.found?.calibration.leftRaw ?? null });
  if (forbidden) return refused(forbidden);
  await tables(tx).updateTable('evaluation_round').set({ official }).where('id', '=', roundId).execute();
  const [before, after] = [{ official: round.official }, { official }];
  await leaveTrace(tx, who, { verb: 'official.choose', kind: 'evaluation_round', id: roundId, before, after }, now);
  return done(null);
}
