import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { ProblemId } from '../../model/ids.ts';
import { wasLast } from '../../queries/last-deed.ts';
import { tables } from '../../schema.ts';
import { MAX_TEXT, type ProblemRefusal } from '../model.ts';
import { leadsTo, runsProblem, whyNotMove } from '../rules.ts';
import { holdProblem } from './hold.ts';
import { unreported } from './report.ts';
import { leaveTrace, states } from './trace.ts';

type Result = Promise<Outcome<null, ProblemRefusal>>;
type Of = { readonly id: ProblemId };

/** Somebody works on it now. Said twice, it is said once. */
export async function beginSolving(tx: Tx, who: Viewer, input: Of, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  if (held.state === leadsTo.begin && runsProblem(held, who)) return done(null);
  const forbidden = whyNotMove('begin', held, who);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('problem')
    .set({ state: leadsTo.begin, updated_at: now })
    .where('id', '=', input.id)
    .execute();
  await leaveTrace(tx, who, { id: input.id, verb: 'begin', ...states(held, leadsTo.begin) }, now);
  return done(null);
}

export type Reasoned = Of & { readonly reason: string };

/** Closes a problem without a solution, with the reason. It stays with whoever raised it and its admins. */
export async function dropProblem(tx: Tx, who: Viewer, input: Reasoned, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const reason = input.reason.trim();
  if (held.state === 'dropped' && held.dropReason === reason && runsProblem(held, who)) return done(null);
  const forbidden = whyNotMove('drop', held, who) ?? whyNotReason(reason);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('problem')
    .set({ state: leadsTo.drop, drop_reason: reason, updated_at: now, closed_at: now })
    .where('id', '=', input.id)
    .execute();
  const { before, after } = states(held, leadsTo.drop);
  const told = { ...after, 'problem.reason': reason };
  await leaveTrace(tx, who, { id: input.id, verb: 'drop', before, after: told }, now);
  return done(null);
}

/**
 * Opens a closed problem again, with the reason. What was measured and learnt stays;
 * only a new measure closes it again. Said twice, it is said once.
 */
export async function reopenProblem(tx: Tx, who: Viewer, input: Reasoned, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const reason = input.reason.trim();
  const last = { kind: 'problem' as const, id: input.id, event: 'registry.problem.reopen' };
  if (held.state === leadsTo.reopen && (await wasLast(tx, who, last))) return done(null);
  const forbidden = whyNotMove('reopen', held, who) ?? whyNotReason(reason);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('problem')
    .set({
      state: leadsTo.reopen,
      drop_reason: null,
      ...unreported,
      reopened_at: now,
      updated_at: now,
      closed_at: null,
    })
    .where('id', '=', input.id)
    .execute();
  const { before, after } = states(held, leadsTo.reopen);
  const told = { ...after, 'problem.reason': reason };
  await leaveTrace(tx, who, { id: input.id, verb: 'reopen', before, after: told }, now);
  return done(null);
}

export function whyNotReason(reason: string): ProblemRefusal | null {
  if (reason === '') return 'reason_missing';
  return reason.length > MAX_TEXT ? 'invalid' : null;
}
