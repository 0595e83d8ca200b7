import { record, systemActor } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { resultsAnnounced } from '../events.ts';
import type { Unannounced } from '../queries/results.ts';
import { isRevealed } from '../rules/reveal.ts';
import { tables } from '../schema.ts';

/** Announces what a plenary decided once its hour has come; done twice, it is done once. */
export async function announce(tx: Tx, { id, editionId, stage, signedAt }: Unannounced, now: Date): Promise<void> {
  const edition = await editionById(tx, editionId);
  if (!edition || !isRevealed(edition.document, stage, signedAt, now)) return;
  const marked = await tables(tx)
    .updateTable('plenary')
    .set({ announced_at: now })
    .where('id', '=', id)
    .where('state', '=', 'signed')
    .where('announced_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!marked) return;
  const event = { event: 'competition.plenary.announce', subject: { kind: 'plenary', id }, after: { stage } };
  await record(tx, systemActor, event, now);
  await emit(tx, resultsAnnounced, { editionId, stage }, now);
}
