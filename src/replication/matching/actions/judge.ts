import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type InnovationId, type ProblemId, problemFor, runsProblem } from '#registry/index.ts';
import { LONGEST_REASON, type MatchRefusal } from '../model/match.ts';
import { matchesOf } from '../queries/matches.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

export type OfMatch = { readonly problemId: ProblemId; readonly innovationId: InnovationId };

const lengthOf = (text: string): number => [...text].length;

/** Sets a match aside as not fitting, with the reason; whoever runs the problem may. Saying it again changes the reason. */
export async function dismissMatch(
  tx: Tx,
  who: Viewer,
  { problemId, innovationId, reason }: OfMatch & { readonly reason: string },
  now: Date,
): Promise<Outcome<null, MatchRefusal>> {
  const problem = await problemFor(tx, who, problemId);
  if (!problem) return refused('not_found');
  if (!runsProblem(problem, who)) return refused('not_yours');
  const said = reason.trim();
  if (said === '') return refused('reason_missing');
  if (lengthOf(said) > LONGEST_REASON) return refused('reason_long');
  const match = (await matchesOf(tx, problem)).matches.find((it) => it.id === innovationId);
  if (!match) return refused('not_found');
  if (match.dismissedReason === said) return done(null);
  const dismissed = { dismissed_at: now, dismissed_by: who.person?.id ?? null, dismissed_reason: said };
  const { score, parts } = match;
  const own = { score, parts: JSON.stringify(parts) as never, ...dismissed };
  await tables(tx)
    .insertInto('problem_match')
    .values({ problem_id: problemId, innovation_id: innovationId, found_at: now, stands: true, ...own })
    .onConflict((clash) => clash.columns(['problem_id', 'innovation_id']).doUpdateSet(dismissed))
    .execute();
  const after = { innovation: match.title, reason: said };
  await leaveTrace(tx, who, { verb: 'dismiss', subject: { kind: 'problem', id: problemId }, after }, now);
  return done(null);
}

/** Takes that back: the match is offered again. */
export async function restoreMatch(
  tx: Tx,
  who: Viewer,
  { problemId, innovationId }: OfMatch,
  now: Date,
): Promise<Outcome<null, MatchRefusal>> {
  const problem = await problemFor(tx, who, problemId);
  if (!problem) return refused('not_found');
  if (!runsProblem(problem, who)) return refused('not_yours');
  const taken = await tables(tx)
    .updateTable('problem_match')
    .set({ dismissed_at: null, dismissed_by: null, dismissed_reason: null })
    .where('problem_id', '=', problemId)
    .where('innovation_id', '=', innovationId)
    .where('dismissed_at', 'is not', null)
    .executeTakeFirst();
  // The same button pressed twice restores once.
  if (taken.numUpdatedRows === 0n) return done(null);
  const after = { innovation: innovationId };
  await leaveTrace(tx, who, { verb: 'restore', subject: { kind: 'problem', id: problemId }, after }, now);
  return done(null);
}
