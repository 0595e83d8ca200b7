import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRecord } from '../../actions/load.ts';
import type { InnovationId } from '../../model/ids.ts';
import { erasureDecided, erasureRequested } from '../events.ts';
import { type ErasureId, type ErasureRefusal, type ErasureRequest, requestSchema } from '../model.ts';
import { openErasure } from '../queries.ts';
import { mayErase } from '../rules.ts';
import { tables } from '../schema.ts';

export type NewErasure = {
  readonly id: ErasureId;
  readonly innovationId: InnovationId;
  readonly request: ErasureRequest;
};

/** Writes down that a record shall be erased, on which ground and at whose letter. Another administrator carries it out. */
export async function requestErasure(
  tx: Tx,
  who: Viewer,
  input: NewErasure,
  now: Date,
): Promise<Outcome<null, ErasureRefusal>> {
  if (!mayErase(who) || !who.person || !(await holdRecord(tx, input.innovationId))) return refused('not_found');
  const parsed = requestSchema.safeParse(input.request);
  if (!parsed.success) return refused('invalid');
  if (await openErasure(tx, input.innovationId)) return refused('already');
  const { basis, letterNumber, letterDate, askedBy } = parsed.data;
  await tables(tx)
    .insertInto('erasure')
    .values({
      id: input.id,
      innovation_id: input.innovationId,
      basis,
      letter_number: letterNumber,
      letter_date: letterDate,
      asked_by: askedBy,
      state: 'requested',
      requested_by: who.person.id,
      requested_at: now,
      decided_by: null,
      decided_at: null,
      digest: null,
    })
    .execute();
  const after = { basis, letterNumber, letterDate, innovation: input.innovationId };
  const subject = { kind: 'erasure', id: input.id };
  await record(tx, actorOf(who), { event: 'registry.erasure.request', subject, after }, now);
  await emit(tx, erasureRequested, { erasureId: input.id }, now);
  return done(null);
}

/** Gives the request up; the record stays. */
export async function cancelErasure(
  tx: Tx,
  who: Viewer,
  id: InnovationId,
  now: Date,
): Promise<Outcome<null, ErasureRefusal>> {
  if (!mayErase(who) || !who.person) return refused('not_found');
  const ended = await tables(tx)
    .updateTable('erasure')
    .set({ state: 'cancelled', decided_by: who.person.id, decided_at: now })
    .where('innovation_id', '=', id)
    .where('state', '=', 'requested')
    .returning('id')
    .executeTakeFirst();
  if (!ended) return refused('none_open');
  const subject = { kind: 'erasure', id: ended.id };
  await record(tx, actorOf(who), { event: 'registry.erasure.cancel', subject }, now);
  await emit(tx, erasureDecided, { erasureId: ended.id }, now);
  return done(null);
}
