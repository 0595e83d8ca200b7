import type { PersonId, Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { SectionName } from '#registry/index.ts';
import { actionAgreed, actionSettled } from '../events.ts';
import {
  type Action,
  type ActionId,
  type Case,
  type CaseId,
  type CaseRefusal,
  LONGEST_ACTION,
  LONGEST_REASON,
} from '../model.ts';
import { possibleOwners } from '../queries/people.ts';
import { isDay, whyNotAgree, whyNotReopen, whyNotSettle } from '../rules.ts';
import { tables } from '../schema.ts';
import { holdAction, holdCase } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, CaseRefusal>>;

export type Promised = {
  readonly what: string;
  readonly section: SectionName | null;
  readonly ownerId: PersonId | null;
  readonly due: string;
};

/** Agrees on who does what until when. */
export async function agreeAction(
  tx: Tx,
  who: Viewer,
  { id, caseId, ...typed }: Promised & { readonly id: ActionId; readonly caseId: CaseId },
  now: Date,
): Result {
  const held = await holdCase(tx, who, caseId);
  if (!held) return refused('not_found');
  const forbidden = whyNotAgree(held, who) ?? (await promiseFault(tx, held, typed));
  if (forbidden || !typed.ownerId) return refused(forbidden ?? 'owner_wrong');
  if (typed.due < dayOf(now)) return refused('due_past');
  const what = typed.what.trim();
  const made = await tables(tx)
    .insertInto('coaching_action')
    .values({
      ...{ id, case_id: caseId, section: typed.section, what, owner_id: typed.ownerId, due: typed.due, state: 'open' },
      ...{
        remark: '',
        agreed_by: who.person?.id ?? null,
        agreed_at: now,
        settled_by: null,
        settled_at: null,
        revision: 1,
      },
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .returning('id')
    .execute();
  // The same form sent twice is one action.
  if (made.length === 0) return done(null);
  const { section, ownerId, due } = typed;
  await leaveTrace(tx, who, { verb: 'agree', id: caseId, after: { what, section, owner: ownerId, due } }, now);
  await emit(tx, actionAgreed, { actionId: id }, now);
  return done(null);
}

async function promiseFault(tx: Tx, of: Case, { what, ownerId, due }: Promised): Promise<CaseRefusal | null> {
  const said = what.trim();
  if (said === '') return 'what_missing';
  if ([...said].length > LONGEST_ACTION) return 'what_long';
  const owners = await possibleOwners(tx, of);
  if (!owners.some((it) => it.id === ownerId)) return 'owner_wrong';
  return isDay(due) ? null : 'due_wrong';
}

/** Says an open action otherwise: what, who, until when. */
export async function mendAction(
  tx: Tx,
  who: Viewer,
  { id, revision, ...typed }: Promised & { readonly id: ActionId; readonly revision: number },
  now: Date,
): Result {
  const held = await holdAction(tx, who, id);
  if (!held) return refused('not_found');
  const { action, of } = held;
  const forbidden =
    whyNotAgree({ ...of, closedAt: null }, who) ??
    (action.state === 'open' ? null : 'settled') ??
    (await promiseFault(tx, of, typed));
  if (forbidden || !typed.ownerId) return refused(forbidden ?? 'owner_wrong');
  const said = { what: typed.what.trim(), section: typed.section, owner_id: typed.ownerId, due: typed.due };
  const stood = { what: action.what, section: action.section, owner_id: action.ownerId, due: action.due };
  if (JSON.stringify(said) === JSON.stringify(stood)) return done(null);
  if (action.revision !== revision) return refused('stale');
  if (typed.due !== action.due && typed.due < dayOf(now)) return refused('due_past');
  await tables(tx)
    .updateTable('coaching_action')
    .set({ ...said, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(tx, who, { verb: 'mend_action', id: of.id, before: stood, after: said }, now);
  if (action.ownerId !== typed.ownerId) await emit(tx, actionAgreed, { actionId: id }, now);
  return done(null);
}

type Settling = { readonly id: ActionId; readonly as: 'done' | 'dropped'; readonly remark: string };

/** Calls an action done, or dropped with the reason. */
export async function settleAction(tx: Tx, who: Viewer, { id, as, remark }: Settling, now: Date): Result {
  const held = await holdAction(tx, who, id);
  if (!held) return refused('not_found');
  const { action, of } = held;
  const said = remark.trim();
  const forbidden = whyNotSettle(of, action, who);
  // Pressed twice, it is settled once.
  if (forbidden === 'settled' && action.state === as && action.remark === said) return done(null);
  if (forbidden) return refused(forbidden);
  if (as === 'dropped' && said === '') return refused('reason_missing');
  if ([...said].length > LONGEST_REASON) return refused('remark_long');
  await settle(tx, who, { action, as, remark: said }, now);
  return done(null);
}

async function settle(
  tx: Tx,
  who: Viewer,
  { action, as, remark }: { readonly action: Action; readonly as: 'done' | 'dropped'; readonly remark: string },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('coaching_action')
    .set({ state: as, remark, settled_by: who.person?.id ?? null, settled_at: now, revision: action.revision + 1 })
    .where('id', '=', action.id)
    .execute();
  const verb = as === 'done' ? 'done_action' : 'drop_action';
  await leaveTrace(tx, who, { verb, id: action.caseId, after: { what: action.what, remark } }, now);
  await emit(tx, actionSettled, { actionId: action.id, at: now.toISOString() }, now);
}

/** Calls several actions done at once; those that the viewer cannot settle stay as they are. Answers how many were settled. */
export async function settleMany(
  tx: Tx,
  who: Viewer,
  ids: readonly ActionId[],
  now: Date,
): Promise<Outcome<number, CaseRefusal>> {
  if (ids.length === 0) return refused('nothing_chosen');
  let settled = 0;
  for (const id of [...new Set(ids)].sort()) {
    const held = await holdAction(tx, who, id);
    if (!held || whyNotSettle(held.of, held.action, who)) continue;
    await settle(tx, who, { action: held.action, as: 'done', remark: '' }, now);
    settled += 1;
  }
  return done(settled);
}

/** Opens a settled action again. */
export async function reopenAction(tx: Tx, who: Viewer, { id }: { readonly id: ActionId }, now: Date): Result {
  const held = await holdAction(tx, who, id);
  if (!held) return refused('not_found');
  const { action, of } = held;
  const forbidden = whyNotReopen(of, action, who);
  if (forbidden === 'not_settled') return done(null);
  if (forbidden) return refused(forbidden);
  const open = { state: 'open' as const, remark: '', settled_by: null, settled_at: null };
  await tables(tx)
    .updateTable('coaching_action')
    .set({ ...open, revision: action.revision + 1 })
    .where('id', '=', id)
    .execute();
  const before = { state: action.state, remark: action.remark };
  await leaveTrace(tx, who, { verb: 'reopen_action', id: of.id, before, after: { what: action.what } }, now);
  return done(null);
}
