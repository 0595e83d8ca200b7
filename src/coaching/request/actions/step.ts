import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { requestMoved } from '../events.ts';
import type { HelpRequest, RequestId, StepId, StepKind } from '../model.ts';
import { requestFor } from '../queries/requests.ts';
import { tables } from '../schema.ts';

/** The request held until the end of the transaction, when the viewer may read it. */
export async function holdRequest(tx: Tx, who: Viewer, id: RequestId): Promise<HelpRequest | null> {
  await tables(tx).selectFrom('coaching_request').select('id').where('id', '=', id).forUpdate().execute();
  return requestFor(tx, who, id);
}

export type Stepping = {
  readonly id: StepId;
  readonly requestId: RequestId;
  readonly kind: StepKind;
  readonly coachId: PersonId | null;
  readonly note: string;
};

/** Writes what happened, and announces it. */
export async function takeStep(
  tx: Tx,
  byId: PersonId | null,
  { id, requestId, kind, coachId, note }: Stepping,
  now: Date,
): Promise<void> {
  await tables(tx)
    .insertInto('coaching_request_step')
    .values({ id, request_id: requestId, kind, coach_id: coachId, by_id: byId, note, at: now })
    .execute();
  await emit(tx, requestMoved, { requestId, stepId: id }, now);
}
