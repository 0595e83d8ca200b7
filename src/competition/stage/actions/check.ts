import { sql } from 'kysely';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { giveBackEntry, reopenEntry } from '../../entry/actions/reopen.ts';
import type { Entry, EntryId, SnapshotId } from '../../entry/model/entry.ts';
import { entryById } from '../../entry/queries/entry.ts';
import { hasArrived, isReopened } from '../../entry/rules/reopening.ts';
import { checkDecided } from '../events.ts';
import type { CheckState, Verdict } from '../model/check.ts';
import type { StageRefusal } from '../model/refusal.ts';
import { type Check, checkOf } from '../queries/checks.ts';
import { passagesOfEntry } from '../queries/passages.ts';
import { faultsOf, isAsking, needsSecond, openUntilFor, type VerdictFault } from '../rules/check.ts';
import { whyNotConfirm, whyNotDecide } from '../rules/check-moves.ts';
import { decidingAfter } from '../rules/course.ts';
import { tables } from '../schema.ts';
import { leaveTrace, undoPassages, writePassages } from './trace.ts';
import { openAnew } from './waiting.ts';

const STAGE = 'admin_check';

type Held = {
  readonly entry: Entry & { readonly snapshotId: SnapshotId };
  readonly edition: Edition;
  readonly check: Check | null;
};
type Result<Why = StageRefusal> = Promise<Outcome<{ readonly state: CheckState }, Why>>;

/** The submission with its check, the entry's row locked, when the viewer may decide of it now. */
async function hold(tx: Tx, who: Viewer, id: EntryId, now: Date): Promise<Outcome<Held, StageRefusal>> {
  await sql`select id from entry where id = ${id} for update`.execute(tables(tx));
  const entry = await entryById(tx, id);
  const edition = entry ? await editionById(tx, entry.editionId) : null;
  if (!entry || !edition) return refused('not_found');
  const forbidden = whyNotDecide(edition, STAGE, who, now);
  if (forbidden) return refused(forbidden === 'not_yours' ? 'not_found' : forbidden);
  const { snapshotId } = entry;
  if (!hasArrived(entry) || !snapshotId) return refused('not_in_field');
  return done({ entry: { ...entry, snapshotId }, edition, check: await checkOf(tx, { id, snapshotId }) });
}

export type SaidVerdict = Verdict & {
  readonly id: EntryId;
  /** Of the check as the form showed it; 0 when nobody had said anything. */
  readonly revision: number;
};

/** Why a verdict was not taken: what is wrong with it, or why there is none to be given. */
export type VerdictRefusal = StageRefusal | { readonly faults: readonly VerdictFault[] };

/**
 * Says what the check finds. A refusal under two pairs of eyes is only proposed; everything else decides. The same verdict sent twice is
 * one.
 */
export async function sayVerdict(tx: Tx, who: Viewer, said: SaidVerdict, now: Date): Result<VerdictRefusal> {
  const held = await hold(tx, who, said.id, now);
  if (!held.ok) return held;
  const { entry, edition, check } = held.value;
  const planned = stageOfKind(edition.document, STAGE);
  if (!planned) return refused('no_such_stage');
  const { settings } = planned;
  if (check?.state === 'decided')
    return check.outcome === said.outcome ? done({ state: 'decided' }) : refused('already_decided');
  if ((check?.revision ?? 0) !== said.revision) return refused('stale');
  const until = isAsking(said.outcome) ? openUntilFor(planned, said.outcome, now) : null;
  const isTooLate = isAsking(said.outcome) && until === null;
  const faults = [...(isTooLate ? (['no_time_left'] as const) : []), ...faultsOf(said, settings)];
  if (faults.length > 0) return refused({ faults });
  const state: CheckState = needsSecond(said.outcome, settings) ? 'proposed' : 'decided';
  await keepVerdict(tx, who, { entry, said, state, until }, now);
  const verb = state === 'proposed' ? 'propose_refusal' : 'check';
  await leaveTrace(tx, who, { id: entry.id, verb, after: { outcome: said.outcome, reasons: said.reasons } }, now);
  if (state === 'decided') await decide(tx, who, { entry, edition, said, until }, now);
  return done({ state });
}

type Keeping = {
  readonly entry: Held['entry'];
  readonly said: SaidVerdict;
  readonly state: CheckState;
  readonly until: Date | null;
};

async function keepVerdict(tx: Tx, who: Viewer, { entry, said, state, until }: Keeping, now: Date): Promise<void> {
  const values = {
    state,
    outcome: said.outcome,
    checklist: said.checklist,
    reasons: said.reasons,
    note: said.note.trim(),
    first_by: who.person?.id ?? null,
    first_at: now,
    correct_until: said.outcome === 'correction' ? until : null,
  };
  const of = { entry_id: entry.id, edition_id: entry.editionId, snapshot_id: entry.snapshotId };
  await tables(tx)
    .insertInto('entry_check')
    .values({ ...of, second_by: null, second_at: null, ...values })
    .onConflict((clash) =>
      clash.columns(['entry_id', 'snapshot_id']).doUpdateSet({ ...values, revision: said.revision + 1 }),
    )
    .execute();
}

type Deciding = Pick<Held, 'entry' | 'edition'> & {
  readonly said: Pick<Verdict, 'outcome' | 'reasons' | 'note'>;
  /** Until when the entry is open again; null: it is not. */
  readonly until: Date | null;
};

/** Writes the outcome and announces it; what asks something of its people opens the entry for them. */
async function decide(tx: Tx, who: Viewer, { entry, edition, said, until }: Deciding, now: Date): Promise<void> {
  await undoPassages(tx, [entry.id], STAGE, now);
  const { outcome, reasons, note } = said;
  const decided = [{ entryId: entry.id, stage: STAGE, outcome, reasons, note: note.trim() } as const];
  await writePassages(tx, who, { edition, decided }, now);
  if (isAsking(outcome) && until) await reopenEntry(tx, who, { entry, kind: outcome, until, note: note.trim() }, now);
  else await emit(tx, checkDecided, { entryId: entry.id, at: now.toISOString() }, now);
}

/** The second pair of eyes agrees with a refusal that another person proposed, or gives the entry back to be checked anew. */
export async function answerProposal(
  tx: Tx,
  who: Viewer,
  { id, agrees }: { readonly id: EntryId; readonly agrees: boolean },
  now: Date,
): Result {
  const held = await hold(tx, who, id, now);
  if (!held.ok) return held;
  const { entry, edition, check } = held.value;
  if (!check?.outcome) return refused('not_proposed');
  const forbidden = whyNotConfirm(check, who);
  if (forbidden) return refused(forbidden);
  const second = { second_by: who.person?.id ?? null, second_at: now };
  await tables(tx)
    .updateTable('entry_check')
    .set({ ...(agrees ? second : {}), state: agrees ? 'decided' : 'open', revision: check.revision + 1 })
    .where('entry_id', '=', id)
    .where('snapshot_id', '=', entry.snapshotId)
    .execute();
  const verb = agrees ? 'confirm_refusal' : 'dismiss_refusal';
  await leaveTrace(tx, who, { id, verb, after: { outcome: check.outcome, reasons: check.reasons } }, now);
  const said = { outcome: check.outcome, reasons: check.reasons, note: check.note };
  if (agrees) await decide(tx, who, { entry, edition, said, until: null }, now);
  return done({ state: agrees ? 'decided' : 'open' });
}

/** Opens a check that was decided, for a reason, while nothing rests on it; what it asked of the entry's people is taken back. */
export async function reopenCheck(
  tx: Tx,
  who: Viewer,
  { id, reason }: { readonly id: EntryId; readonly reason: string },
  now: Date,
): Result {
  const held = await hold(tx, who, id, now);
  if (!held.ok) return held;
  const { entry, edition, check } = held.value;
  if (check?.state !== 'decided') return refused('not_decided');
  if (reason.trim() === '') return refused('reason_missing');
  const later = decidingAfter(edition.document, STAGE);
  const passages = await passagesOfEntry(tx, id);
  if (passages.some((it) => later.includes(it.stage))) return refused('later_decided');
  // A request that is taken back asks nothing any more: the entry stands as it was submitted.
  if (isReopened(entry)) await giveBackEntry(tx, actorOf(who), entry, now);
  await openAnew(tx, entry, now);
  const before = { outcome: check.outcome, reasons: check.reasons };
  await leaveTrace(tx, who, { id, verb: 'reopen_check', before, after: { reason: reason.trim() } }, now);
  return done({ state: 'open' });
}
