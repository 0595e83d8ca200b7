import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type InnovationId, workRecordFor } from '#registry/index.ts';
import { type LastingContent, LONGEST_TEXT, lastingContent } from '../model/content.ts';
import type { LastingRecordId } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { recordById } from '../queries/records.ts';
import { whyNotClaim, whyNotEdit } from '../rules/moves.ts';
import { yearOfContent } from '../rules/years.ts';
import { tables } from '../schema.ts';
import { holdRecord } from './hold.ts';
import { keepHistory, leaveTrace } from './trace.ts';

type Result = Promise<Outcome<LastingRecordId, RecordRefusal>>;

const officialOf = (content: LastingContent): PersonId | null =>
  content.dimension === 'performance' ? (content.officialId as PersonId | null) : null;

/** The database keeps the fields in an order of its own. */
const isSame = (one: LastingContent, other: LastingContent): boolean =>
  JSON.stringify(lastingContent.parse(one)) === JSON.stringify(lastingContent.parse(other));

export type Claim = {
  /** Made by the form. */
  readonly id: LastingRecordId;
  readonly innovationId: InnovationId;
  readonly content: LastingContent;
};

/** Claims something that makes the innovation last. The same form sent twice is one record. */
export async function addRecord(tx: Tx, who: Viewer, { id, innovationId, content }: Claim, now: Date): Result {
  const innovation = await workRecordFor(tx, who, innovationId);
  if (!innovation) return refused('not_found');
  const forbidden = whyNotClaim(innovation, who);
  if (forbidden) return refused(forbidden);
  const by = who.person?.id ?? null;
  const inserted = await tables(tx)
    .insertInto('lasting_record')
    .values({
      ...{ id, innovation_id: innovationId, dimension: content.dimension, state: 'claimed', content },
      ...{ year: yearOfContent(content), official_id: officialOf(content) },
      ...{ created_by: by, created_at: now, claimed_by: by, claimed_at: now },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) {
    const known = await recordById(tx, id);
    return known?.innovationId === innovationId && known.createdBy === by ? done(id) : refused('id_taken');
  }
  await keepHistory(tx, who, { id, revision: 1, deed: 'add', content }, now);
  await leaveTrace(tx, who, { id, verb: 'add', after: { innovationId, ...content } }, now);
  return done(id);
}

export type Edit = {
  readonly id: LastingRecordId;
  /** That the writer had before the eyes. */
  readonly revision: number;
  readonly content: LastingContent;
};

/** Says it otherwise; it waits to be verified again, and what was verified before stays until then. */
export async function editRecord(tx: Tx, who: Viewer, { id, revision, content }: Edit, now: Date): Result {
  const held = await holdRecord(tx, who, id);
  if (!held) return refused('not_found');
  const { record, innovation } = held;
  const forbidden = whyNotEdit(record, innovation, who);
  if (forbidden) return refused(forbidden);
  if (content.dimension !== record.dimension) return refused('invalid');
  if (isSame(content, record.content) && record.state !== 'returned') return done(id);
  if (record.revision !== revision) return refused('stale');
  const next = revision + 1;
  await tables(tx)
    .updateTable('lasting_record')
    .set({
      ...{ content, year: yearOfContent(content), official_id: officialOf(content), state: 'claimed' },
      ...{ claimed_by: who.person?.id ?? null, claimed_at: now, revision: next },
    })
    .where('id', '=', id)
    .execute();
  await keepHistory(tx, who, { id, revision: next, deed: 'edit', content }, now);
  await leaveTrace(tx, who, { id, verb: 'edit', before: record.content, after: content }, now);
  return done(id);
}

export type Withdrawal = { readonly id: LastingRecordId; readonly revision: number; readonly reason: string };

/** Takes a record back with a reason. It counts nowhere any more, and its history stays. */
export async function withdrawRecord(tx: Tx, who: Viewer, { id, revision, reason }: Withdrawal, now: Date): Result {
  const held = await holdRecord(tx, who, id);
  if (!held) return refused('not_found');
  const { record, innovation } = held;
  const said = reason.trim();
  // The same form sent twice is one withdrawal.
  if (record.state === 'withdrawn' && record.withdrawReason === said) return done(id);
  const forbidden = whyNotEdit(record, innovation, who);
  if (forbidden) return refused(forbidden);
  if (said === '') return refused('note_missing');
  if (said.length > LONGEST_TEXT) return refused('note_long');
  if (record.revision !== revision) return refused('stale');
  await tables(tx)
    .updateTable('lasting_record')
    .set({ state: 'withdrawn', withdraw_reason: said, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  const { content } = record;
  await keepHistory(tx, who, { id, revision: revision + 1, deed: 'withdraw', content, note: said }, now);
  await leaveTrace(tx, who, { id, verb: 'withdraw', before: { state: record.state }, after: { reason: said } }, now);
  return done(id);
}
