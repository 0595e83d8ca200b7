import { recordAll, systemActor } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { handoverExpired } from '../events.ts';
import { tables } from '../schema.ts';

/** Ends the offers that nobody answered in time; answers how many records they were. The keepers stay who they are. */
export async function expireOffers(tx: Tx, now: Date): Promise<number> {
  const db = tables(tx);
  const ended = await db
    .updateTable('keeper_offer_record')
    .set({ state: 'expired', answered_at: now })
    .where('state', '=', 'open')
    .where('offer_id', 'in', db.selectFrom('keeper_offer').select('id').where('expires_at', '<=', now))
    .returning(['offer_id as offerId', 'innovation_id as id'])
    .execute();
  const entries = ended.map(({ id }) => ({
    event: 'registry.innovation.expire_offer',
    subject: { kind: 'innovation', id },
  }));
  await recordAll(tx, systemActor, entries, now);
  for (const offerId of new Set(ended.map((it) => it.offerId))) await emit(tx, handoverExpired, { offerId }, now);
  return ended.length;
}
