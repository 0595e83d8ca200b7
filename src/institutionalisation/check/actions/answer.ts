import { type EvidenceId, useEvidence } from '#files/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type Innovation, recordConditions, workRecordFor } from '#registry/index.ts';
import { answerDecided } from '../events.ts';
import { type Answer, type CheckRefusal, type Item, type ItemId, LONGEST_TEXT, type Round } from '../model/check.ts';
import { isAskedElsewhere, itemById } from '../queries/items.ts';
import { roundById } from '../queries/rounds.ts';
import { faultOf, stateOf, whyNotAnswer, whyNotJudge } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { keepSaid, traceItem } from './trace.ts';

type Result = Promise<Outcome<ItemId, CheckRefusal>>;
type Held = { readonly item: Item; readonly round: Round; readonly innovation: Innovation };

/** The kind under which files knows answers of the yearly check, and the one place that a paper proves in them. */
export const SUBJECT = 'check_item';
export const PLACE = 'answer';

async function hold(tx: Tx, who: Viewer, id: ItemId): Promise<Held | null> {
  await tables(tx).selectFrom('check_item').select('id').where('id', '=', id).forUpdate().execute();
  const item = await itemById(tx, id);
  const innovation = item && (await workRecordFor(tx, who, item.innovationId));
  const round = item && (await roundById(tx, item.roundId));
  return item && innovation && round ? { item, innovation, round } : null;
}

export type Answering = Answer & {
  readonly id: ItemId;
  readonly revision: number;
  /** Of the locker; null brings none. */
  readonly evidenceId: EvidenceId | null;
};

/** Says whether the innovation lives, why and since when. The same form sent twice is one answer; what was said before stays in the history. */
export async function answerItem(tx: Tx, who: Viewer, answering: Answering, now: Date): Result {
  const { id, revision, status, since, evidenceId } = answering;
  const reason = answering.reason.trim();
  const held = await hold(tx, who, id);
  if (!held) return refused('not_found');
  const { item, innovation, round } = held;
  const same = item.status === status && item.reason === reason && item.since === since;
  if (same && item.state === 'answered' && item.revision === revision + 1) return done(id);
  const today = dayOf(now);
  const newerRound = item.state === 'silent' && (await isAskedElsewhere(tx, item));
  const forbidden =
    whyNotAnswer(item, { innovation, round, newerRound }, who, today) ?? faultOf({ reason, since }, today);
  if (forbidden) return refused(forbidden);
  if (item.revision !== revision) return refused('stale');
  if (evidenceId) {
    const used = await useEvidence(tx, who, { evidenceId, subject: { kind: SUBJECT, id }, place: PLACE }, now);
    if (!used.ok) return refused('not_found');
  }
  const said = { status, reason, since };
  await tables(tx)
    .updateTable('check_item')
    .set({
      ...said,
      ...{ state: 'answered', is_late: stateOf(round, today) === 'closed', revision: revision + 1 },
      ...{ answered_by: who.person?.id ?? null, answered_at: now },
    })
    .where('id', '=', id)
    .execute();
  await keepSaid(tx, actorOf(who), { id, revision: revision + 1, deed: 'answer', ...said }, now);
  await traceItem(tx, actorOf(who), { id, verb: 'answer', before: { status: item.status }, after: said }, now);
  return done(id);
}

export type Judging = {
  readonly id: ItemId;
  readonly revision: number;
  readonly verdict: 'verify' | 'return';
  /** Owed when it is sent back. */
  readonly note: string;
};

/** Verifies an answer, which the registry then shows, or sends it back with what is missing. */
export async function judgeItem(tx: Tx, who: Viewer, judging: Judging, now: Date): Result {
  const judged = await judgeUntold(tx, who, judging, now);
  if (judged.ok) await emit(tx, answerDecided, { itemIds: [judging.id], at: now.toISOString() }, now);
  return judged;
}

async function judgeUntold(tx: Tx, who: Viewer, { id, revision, verdict, note }: Judging, now: Date): Result {
  const held = await hold(tx, who, id);
  if (!held) return refused('not_found');
  const { item, innovation, round } = held;
  const said = note.trim();
  const state = verdict === 'verify' ? ('verified' as const) : ('returned' as const);
  if (item.state === state && item.revision === revision + 1 && item.decisionNote === said) return done(id);
  const forbidden = whyNotJudge(item, innovation, who);
  if (forbidden) return refused(forbidden);
  if (item.revision !== revision) return refused('stale');
  if (verdict === 'return' && said === '') return refused('reason_missing');
  if (said.length > LONGEST_TEXT) return refused('reason_long');
  await tables(tx)
    .updateTable('check_item')
    .set({
      ...{ state, decision_note: said, revision: revision + 1 },
      ...{ decided_by: who.person?.id ?? null, decided_at: now },
    })
    .where('id', '=', id)
    .execute();
  const { status, reason, since } = item;
  await keepSaid(
    tx,
    actorOf(who),
    { id, revision: revision + 1, deed: verdict, status, reason, since, note: said },
    now,
  );
  await traceItem(
    tx,
    actorOf(who),
    { id, verb: verdict, before: { state: item.state }, after: { state, note: said } },
    now,
  );
  if (verdict === 'verify') {
    const found = { innovationId: item.innovationId, year: round.year, status, reason, since };
    await recordConditions(tx, actorOf(who), [found], now);
  }
  return done(id);
}

export type Many = { readonly chosen: readonly { readonly id: ItemId; readonly revision: number }[] };
export type ManyDone = { readonly verified: number; readonly refused: readonly CheckRefusal[] };

/** Verifies many answers, each by itself: what is refused is left as it was, and told. Whoever answered several is told once. */
export async function verifyMany(tx: Tx, who: Viewer, { chosen }: Many, now: Date): Promise<ManyDone> {
  const verified: ItemId[] = [];
  const kept: CheckRefusal[] = [];
  for (const { id, revision } of chosen) {
    const outcome = await judgeUntold(tx, who, { id, revision, verdict: 'verify', note: '' }, now);
    if (outcome.ok) verified.push(id);
    else kept.push(outcome.why);
  }
  if (verified.length > 0) await emit(tx, answerDecided, { itemIds: verified, at: now.toISOString() }, now);
  return { verified: verified.length, refused: kept };
}
