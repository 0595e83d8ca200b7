import { record as recordEvent } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRecord } from '../lasting/actions/hold.ts';
import type { LastingRecordId } from '../lasting/model/record.ts';
import { LONGEST_REASON, type SuccessionRefusal } from './model.ts';
import { leftAgreement } from './queries.ts';
import { whyNotEnd } from './rules.ts';
import { tables } from './schema.ts';

/** Says that the agreement ended when its official left, and why. Said twice, it is said once. */
export async function endAgreement(
  tx: Tx,
  who: Viewer,
  { id, reason }: { readonly id: LastingRecordId; readonly reason: string },
  now: Date,
): Promise<Outcome<null, SuccessionRefusal>> {
  const held = await holdRecord(tx, who, id);
  if (!held) return refused('not_found');
  const agreement = await leftAgreement(tx, id, now);
  const forbidden = whyNotEnd(held.innovation, who, agreement);
  if (forbidden || !agreement) return refused(forbidden ?? 'not_left');
  if (agreement.ended) return done(null);
  const said = reason.trim();
  if (said === '') return refused('reason_missing');
  if (said.length > LONGEST_REASON) return refused('too_long');
  await tables(tx)
    .insertInto('agreement_end')
    .values({ record_id: id, left_at: agreement.leftAt, reason: said, said_by: who.person?.id ?? null, said_at: now })
    .execute();
  const subject = { kind: 'lasting', id };
  const after = { official: agreement.name, reason: said };
  await recordEvent(tx, actorOf(who), { event: 'institutionalisation.succession.end', subject, after }, now);
  return done(null);
}
