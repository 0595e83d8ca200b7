import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { recordDecided } from '../events.ts';
import { LONGEST_TEXT } from '../model/content.ts';
import type { LastingRecordId } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { asPaper, papersOf } from '../queries/papers.ts';
import { whyNotDecide, whyNotVerify } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { type Held, holdRecord } from './hold.ts';
import { keepHistory, leaveTrace } from './trace.ts';

export type Decision = {
  readonly id: LastingRecordId;
  /** Of the record that the verifier had before the eyes. */
  readonly revision: number;
  readonly verdict: 'verify' | 'return';
  /** Owed when it is sent back. */
  readonly note: string;
};

type Result = Promise<Outcome<LastingRecordId, RecordRefusal>>;

/** Verifies the claim, or sends it back with what is missing. Nobody judges his own. */
export async function decideRecord(tx: Tx, who: Viewer, decision: Decision, now: Date): Result {
  const decided = await decideUntold(tx, who, decision, now);
  if (decided.ok) await emit(tx, recordDecided, { recordIds: [decision.id], at: now.toISOString() }, now);
  return decided;
}

/** The same, told by whoever calls. */
export async function decideUntold(tx: Tx, who: Viewer, { id, revision, verdict, note }: Decision, now: Date): Result {
  const held = await holdRecord(tx, who, id);
  if (!held) return refused('not_found');
  const { record } = held;
  const said = note.trim();
  const state = verdict === 'verify' ? 'verified' : 'returned';
  // The same form sent twice is one decision.
  if (record.state === state && record.revision === revision + 1 && record.decisionNote === said) return done(id);
  const forbidden = await whyNotSo(tx, who, held, verdict);
  if (forbidden) return refused(forbidden);
  if (record.revision !== revision) return refused('stale');
  if (verdict === 'return' && said === '') return refused('note_missing');
  if (said.length > LONGEST_TEXT) return refused('note_long');
  const next = revision + 1;
  await tables(tx)
    .updateTable('lasting_record')
    .set({
      ...{ state, decided_by: who.person?.id ?? null, decided_at: now, decision_note: said, revision: next },
      ...(verdict === 'verify' ? { verified_content: record.content } : {}),
    })
    .where('id', '=', id)
    .execute();
  await keepHistory(tx, who, { id, revision: next, deed: verdict, content: record.content, note: said }, now);
  await leaveTrace(tx, who, { id, verb: verdict, before: { state: record.state }, after: { state, note: said } }, now);
  return done(id);
}

async function whyNotSo(
  tx: Tx,
  viewer: Viewer,
  { record, innovation }: Held,
  verdict: Decision['verdict'],
): Promise<RecordRefusal | null> {
  if (verdict === 'return') return whyNotDecide(record, innovation, viewer);
  const papers = (await papersOf(tx, [record.id])).get(record.id) ?? [];
  return whyNotVerify(record, papers.map(asPaper), { innovation, viewer });
}
