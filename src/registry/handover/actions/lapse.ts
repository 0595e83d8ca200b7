import type { PersonId } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { InnovationId } from '../../model/ids.ts';
import { tables } from '../schema.ts';

/** Whoever keeps the record no longer has nothing to hand over: such an offer ends by itself. */
export async function lapseOffers(
  tx: Tx,
  { id, personId }: { readonly id: InnovationId; readonly personId: PersonId },
  now: Date,
): Promise<void> {
  const db = tables(tx);
  await db
    .updateTable('keeper_offer_record')
    .set({ state: 'withdrawn', answered_at: now })
    .where('innovation_id', '=', id)
    .where('state', '=', 'open')
    .where('offer_id', 'in', db.selectFrom('keeper_offer').select('id').where('from_person', '=', personId))
    .execute();
}
